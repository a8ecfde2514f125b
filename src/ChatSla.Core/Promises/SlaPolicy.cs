using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>The agreement that promises are made by.</summary>
public sealed class SlaPolicy
{
    /// <param name="service">What the customer is promised, in one sentence.</param>
    /// <param name="owner">Who answers for the agreement.</param>
    /// <param name="targets">At most one of each kind.</param>
    /// <exception cref="ArgumentException">A text is missing, there is no target, or two are of one kind.</exception>
    public SlaPolicy(string name, string service, string owner, int version, WorkingCalendar calendar, IEnumerable<SlaTarget> targets)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);

        var byKind = new Dictionary<PromiseKind, SlaTarget>();
        foreach (var target in targets)
        {
            if (byKind.TryAdd(target.Kind, target)) continue;
            throw new ArgumentException($"The policy \"{name}\" has two targets for {target.Kind}.", nameof(targets));
        }

        if (byKind.Count == 0) throw new ArgumentException($"The policy \"{name}\" promises nothing: give it a target.", nameof(targets));

        (Name, Service, Owner, Version, Calendar, Targets) = (name, service, owner, version, calendar, byKind);
    }

    public string Name { get; }

    public string Service { get; }

    public string Owner { get; }

    public int Version { get; }

    public WorkingCalendar Calendar { get; }

    public IReadOnlyDictionary<PromiseKind, SlaTarget> Targets { get; }

    /// <summary>The promise on a mail received then, or null when the policy promises nothing of this kind.</summary>
    public Promise? Make(PromiseKind kind, Instant startAt)
    {
        if (!Targets.TryGetValue(kind, out var target)) return null;

        var dueAt = target.Deadline.DueAt(startAt, Calendar);
        var warnAt = target.Aim.WarnAt(startAt, dueAt, Calendar);
        return new Promise(kind, startAt, warnAt, dueAt, Name, Version, Calendar.Version);
    }
}
