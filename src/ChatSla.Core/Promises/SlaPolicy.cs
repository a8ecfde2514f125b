using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>One version of the agreement that promises are made by.</summary>
public sealed class SlaPolicy : IPolicies
{
    /// <param name="service">What the customer is promised, in one sentence.</param>
    /// <param name="owner">Who answers for the agreement.</param>
    /// <param name="targets">At most one of each kind.</param>
    /// <param name="isEnabled">Switched off it promises nothing.</param>
    /// <exception cref="ArgumentException">A text is missing, there is no target, two are of one kind, or updates are promised and no resolution.</exception>
    public SlaPolicy(string name, string service, string owner, int version, WorkingCalendar calendar, IEnumerable<SlaTarget> targets, bool isEnabled = true)
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
        if (byKind.ContainsKey(PromiseKind.Update) && !byKind.ContainsKey(PromiseKind.Resolution))
            throw new ArgumentException($"The policy \"{name}\" promises updates until the query is resolved, so it must promise a resolution too.", nameof(targets));

        (Name, Service, Owner, Version, Calendar, Targets, IsEnabled) = (name, service, owner, version, calendar, byKind, isEnabled);
    }

    public string Name { get; }

    public string Service { get; }

    public string Owner { get; }

    public int Version { get; }

    public WorkingCalendar Calendar { get; }

    public IReadOnlyDictionary<PromiseKind, SlaTarget> Targets { get; }

    public bool IsEnabled { get; }

    /// <summary>The promise on what began then, or null when the policy promises nothing of this kind.</summary>
    public Promise? Make(PromiseKind kind, Instant startAt) => Make(kind, startAt, Pauses.None);

    /// <summary>The promise as pauses moved it; a kind that cannot pause takes no notice of them.</summary>
    /// <param name="pauses">All of them have ended.</param>
    public Promise? Make(PromiseKind kind, Instant startAt, Pauses pauses)
    {
        if (!IsEnabled || !Targets.TryGetValue(kind, out var target)) return null;

        var stood = kind.CanPause ? pauses : Pauses.None;
        var dueAt = target.Deadline.DueAt(startAt, Calendar, stood) ?? throw new ArgumentException("A pause has no end, so nobody can say when this is due.", nameof(pauses));
        var warnAt = target.Aim.WarnAt(startAt, dueAt, Calendar, stood);
        if (target.MinAfterPause is { } floor && stood.LastEndBefore(dueAt, startAt) is { } resumed)
            warnAt = Aim.Between(startAt, Instant.Max(warnAt, Calendar.Add(resumed, floor)), dueAt);

        return new Promise(kind, startAt, warnAt, dueAt, Name, Version, Calendar.Version);
    }

    /// <summary>An agreement with one version only is the same at any time.</summary>
    SlaPolicy? IPolicies.At(Instant startAt) => this;

    SlaPolicy IPolicies.Of(Promise promise) => this;
}
