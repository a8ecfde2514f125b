using ChatSla.Core.Promises;

namespace ChatSla.Time;

/// <summary>The calendars and policies that the configuration describes.</summary>
public sealed class Agreements
{
    private readonly Dictionary<string, SlaPolicy> policies = new(StringComparer.OrdinalIgnoreCase);

    private Agreements(IReadOnlyDictionary<string, ConfiguredCalendar> calendars) => Calendars = calendars;

    public IReadOnlyDictionary<string, ConfiguredCalendar> Calendars { get; }

    public IReadOnlyDictionary<string, SlaPolicy> Policies => policies;

    /// <summary>Reads both sections. What cannot be read is a fault by its key and is left out.</summary>
    public static Agreements Read(CalendarsOptions calendars, PromisesOptions promises, Faults faults)
    {
        var agreements = new Agreements(CalendarReader.Read(calendars, faults));
        foreach (var (name, options) in promises) agreements.ReadPolicy(name, options, faults, calendars);
        return agreements;
    }

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
        if (faults.All.Count > before || !Calendars.TryGetValue(options.Calendar, out var configured)) return;

        policies[name] = new SlaPolicy(name, options.Service, options.Owner, 1, configured.Calendar, [first!, next!]);
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
