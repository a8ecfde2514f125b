using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Time;

/// <summary>The calendars and policies that the configuration describes.</summary>
public sealed class Agreements
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private readonly Dictionary<string, WorkingCalendar> calendars = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SlaPolicy> policies = new(StringComparer.OrdinalIgnoreCase);

    private Agreements()
    {
    }

    public IReadOnlyDictionary<string, SlaPolicy> Policies => policies;

    /// <summary>Reads both sections. What cannot be read is a fault by its key and is left out.</summary>
    public static Agreements Read(CalendarsOptions calendars, PromisesOptions promises, Faults faults)
    {
        var agreements = new Agreements();
        foreach (var (name, options) in calendars) agreements.ReadCalendar(name, options, faults);
        foreach (var (name, options) in promises) agreements.ReadPolicy(name, options, faults, calendars);
        return agreements;
    }

    private void ReadCalendar(string name, CalendarOptions options, Faults faults)
    {
        var key = $"{CalendarsOptions.Section}:{name}";
        var before = faults.All.Count;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.Zone);
        if (zone is null) faults.Add($"{key}:Zone", $"\"{options.Zone}\" is no time zone; use an IANA name such as Europe/Stockholm.");

        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>>();
        foreach (var (day, hours) in options.Hours)
        {
            var weekday = Array.FindIndex(Weekdays, name => name.Equals(day, StringComparison.OrdinalIgnoreCase)) + 1;
            if (weekday == 0) faults.Add($"{key}:Hours:{day}", "is no weekday; write Monday to Sunday.");
            else week[(IsoDayOfWeek)weekday] = ReadDay($"{key}:Hours:{day}", hours, faults);
        }

        var holidays = options.Holidays.Select((text, at) => faults.Read($"{key}:Holidays:{at}", () => ReadHoliday(text))).OfType<Holiday>().ToList();
        var special = new Dictionary<LocalDate, IReadOnlyList<Shift>>();
        foreach (var (day, hours) in options.SpecialDays)
        {
            var read = faults.Read<LocalDate?>($"{key}:SpecialDays:{day}", () => SettingText.Date(day));
            if (read is { } date) special[date] = ReadDay($"{key}:SpecialDays:{day}", hours, faults);
        }

        if (faults.All.Count > before) return;
        if (faults.Read(key, () => new WorkingCalendar(name, zone!, week, holidays, special)) is { } calendar) calendars[name] = calendar;
    }

    private static IReadOnlyList<Shift> ReadDay(string key, string? hours, Faults faults) =>
        hours?.Trim() is null or "" or "closed" ? [] : faults.Read(key, () => Shift.ParseDay(hours)) ?? [];

    private static Holiday ReadHoliday(string text) => text.Trim().Split(' ', 2) is [var date, var name]
        ? new Holiday(SettingText.Date(date), name)
        : throw new FormatException($"\"{text}\" is no holiday; write the date and its name, as 2026-12-25 Christmas Day.");

    private void ReadPolicy(string name, PromiseOptions options, Faults faults, CalendarsOptions known)
    {
        var key = $"{PromisesOptions.Section}:{name}";
        var before = faults.All.Count;
        if (!known.ContainsKey(options.Calendar))
            faults.Add($"{key}:Calendar", $"\"{options.Calendar}\" is no calendar; the section Calendars has: {string.Join(", ", known.Keys.Order())}.");

        faults.Require($"{key}:Service", options.Service, "say in one sentence what customers are promised.");
        faults.Require($"{key}:Owner", options.Owner, "name who answers for the promise.");
        var first = ReadTarget($"{key}:FirstResponse", PromiseKind.FirstResponse, options.FirstResponse, faults);
        var next = ReadTarget($"{key}:NextResponse", PromiseKind.NextResponse, options.NextResponse ?? options.FirstResponse, faults, reported: options.NextResponse is null);
        if (faults.All.Count > before || !calendars.TryGetValue(options.Calendar, out var calendar)) return;

        policies[name] = new SlaPolicy(name, options.Service, options.Owner, 1, calendar, [first!, next!]);
    }

    /// <param name="reported">The same text was read before, so its faults are listed already.</param>
    private static SlaTarget? ReadTarget(string key, PromiseKind kind, TargetOptions options, Faults faults, bool reported = false)
    {
        var own = reported ? new Faults() : faults;
        var before = own.All.Count;
        var sameDay = options.SameDay is { } rule ? own.Read<Deadline>($"{key}:SameDay", () => ReadSameDay(rule)) : null;
        var within = options.WithinWorkingHours is { } hours
            ? own.Read<Deadline>($"{key}:WithinWorkingHours", () => new Deadline.WithinWorkingHours(SettingText.Span(hours)))
            : null;
        if (options.SameDay is null && options.WithinWorkingHours is null) own.Add(key, "needs SameDay or WithinWorkingHours.");
        var aim = own.Read<Aim>($"{key}:Aim", () => new Aim.Before(SettingText.Span(options.Aim)));
        if (own.All.Count > before) return null;

        var deadline = sameDay is not null && within is not null ? new Deadline.EarlierOf(sameDay, within) : sameDay ?? within!;
        return new SlaTarget(kind, deadline, aim!);
    }

    private static Deadline ReadSameDay(SameDayOptions rule) =>
        new Deadline.SameDay(SettingText.Time(rule.CutOff), SettingText.Time(rule.NextBy), SettingText.Span(rule.MinLead));
}
