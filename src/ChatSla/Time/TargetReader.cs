using System.Globalization;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Time;

/// <summary>From the settings of one stage to its deadline and aim.</summary>
internal static class TargetReader
{
    /// <summary>Null where there is a fault.</summary>
    public static SlaTarget? Read(string key, PromiseKind kind, TargetOptions options, Faults faults)
    {
        var before = faults.All.Count;
        var deadline = ReadDeadline(key, options, faults);
        var aim = ReadAim(key, options, faults);
        var floor = options.MinAfterPause is { } text ? faults.Read<Duration?>($"{key}:MinAfterPause", () => ReadFloor(kind, text)) : null;
        return faults.All.Count > before ? null : new SlaTarget(kind, deadline!, aim!, floor);
    }

    private static Deadline? ReadDeadline(string key, DeadlineOptions options, Faults faults)
    {
        var before = faults.All.Count;
        Deadline?[] rules =
        [
            options.SameDay is { } sameDay ? faults.Read($"{key}:SameDay", () => ReadSameDay(sameDay)) : null,
            options.WithinWorkingHours is { } working ? faults.Read($"{key}:WithinWorkingHours", () => new Deadline.WithinWorkingHours(SettingText.Span(working))) : null,
            options.WithinHours is { } hours ? faults.Read($"{key}:WithinHours", () => new Deadline.WithinHours(SettingText.Span(hours))) : null,
            options.ByWorkingDay is { } day ? faults.Read($"{key}:ByWorkingDay", () => ReadWorkingDay(day)) : null,
            options.ByClosing is { } closing && faults.Read($"{key}:ByClosing", () => SettingText.YesOrNo(closing)) ? new Deadline.OnWorkingDay(0) : null,
        ];
        var given = rules.OfType<Deadline>().ToList();
        if (given.Count == 0 && faults.All.Count == before) faults.Add(key, "needs a deadline: SameDay, WithinWorkingHours, WithinHours, ByWorkingDay or ByClosing.");
        return given.Count == 0 ? null : given.Aggregate((first, second) => new Deadline.EarlierOf(first, second));
    }

    private static Deadline ReadSameDay(SameDayOptions rule) => new Deadline.SameDay(
        SettingText.Time(rule.CutOff), SettingText.Time(rule.NextBy), SettingText.Span(rule.MinLead), rule.By is { } by ? SettingText.Time(by) : null);

    private static Deadline ReadWorkingDay(WorkingDayOptions rule) => int.TryParse(rule.Day, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
        ? new Deadline.OnWorkingDay(day, rule.By is { } by ? SettingText.Time(by) : null)
        : throw new FormatException($"\"{rule.Day}\" is not a number of working days; 0 is the day of receipt, 1 the next working day.");

    private static Aim? ReadAim(string key, TargetOptions options, Faults faults)
    {
        if (options.AimOwn is not { } own) return faults.Read($"{key}:Aim", () => ReadAim(options.Aim ?? ""));

        if (options.Aim is not null) faults.Add($"{key}:AimOwn", "and Aim cannot both be given.");
        return ReadDeadline($"{key}:AimOwn", own, faults) is { } deadline ? new Aim.Own(deadline) : null;
    }

    private static Aim ReadAim(string text)
    {
        if (text.Trim() is not [.. var number, '%']) return new Aim.Before(SettingText.Span(text));

        return int.TryParse(number, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var percent)
            ? new Aim.Share(percent)
            : throw new FormatException($"\"{text}\" is not a share of the time; write it as 75%.");
    }

    private static Duration? ReadFloor(PromiseKind kind, string text) => kind.CanPause
        ? SettingText.Span(text)
        : throw new FormatException("is for Resolution and Update only: a reply to the customer never pauses.");
}
