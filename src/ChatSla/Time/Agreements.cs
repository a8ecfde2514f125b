using ChatSla.Core.Escalations;
using ChatSla.Core.Promises;

namespace ChatSla.Time;

/// <summary>The calendars and policies that the configuration describes.</summary>
public sealed class Agreements
{
    private readonly Dictionary<string, SlaPolicy> policies = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, EscalationLadder> ladders = new(StringComparer.OrdinalIgnoreCase);

    private Agreements(IReadOnlyDictionary<string, ConfiguredCalendar> calendars) => Calendars = calendars;

    public IReadOnlyDictionary<string, ConfiguredCalendar> Calendars { get; }

    public IReadOnlyDictionary<string, SlaPolicy> Policies => policies;

    /// <summary>Who is told when, by the policy's name. As the configuration has it now, for promises of every version.</summary>
    public IReadOnlyDictionary<string, EscalationLadder> Ladders => ladders;

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
        var enabled = faults.Read($"{key}:Enabled", () => SettingText.YesOrNo(options.Enabled));
        var targets = ReadTargets(key, options, faults);
        ladders[name] = LadderReader.Read($"{key}:Escalation", options.Escalation, faults);
        if (options is { Update: not null, Resolution: null }) faults.Add($"{key}:Update", "is promised until the query is resolved, so it needs a Resolution beside it.");
        if (faults.All.Count > before || !Calendars.TryGetValue(options.Calendar, out var configured)) return;

        policies[name] = new SlaPolicy(name, options.Service.Trim(), options.Owner.Trim(), 1, configured.Calendar, targets, enabled);
    }

    private static List<SlaTarget> ReadTargets(string key, PromiseOptions options, Faults faults)
    {
        (PromiseKind Kind, TargetOptions? Target)[] stages =
        [
            (PromiseKind.FirstResponse, options.FirstResponse),
            (PromiseKind.NextResponse, options.NextResponse),
            (PromiseKind.Resolution, options.Resolution),
            (PromiseKind.Update, options.Update),
        ];
        var read = stages.Where(stage => stage.Target is not null).Select(stage => TargetReader.Read($"{key}:{stage.Kind}", stage.Kind, stage.Target!, faults)).OfType<SlaTarget>().ToList();
        return options.NextResponse is null && read is [{ Kind: PromiseKind.FirstResponse } first, ..] ? [.. read, first with { Kind = PromiseKind.NextResponse }] : read;
    }
}
