using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>
/// One promise made on one query. Its instants are computed once, when it is made, and recorded with the versions of the
/// policy and the calendar they came from; only the answer is added.
/// </summary>
public sealed record Promise
{
    /// <exception cref="ArgumentException">The aim does not lie before the deadline.</exception>
    public Promise(PromiseKind kind, Instant startAt, Instant warnAt, Instant dueAt, string policy, int policyVersion, int calendarVersion)
    {
        if (warnAt >= dueAt) throw new ArgumentException($"The aim ({warnAt}) must lie before the deadline ({dueAt}).", nameof(warnAt));
        (Kind, StartAt, WarnAt, DueAt) = (kind, startAt, warnAt, dueAt);
        (Policy, PolicyVersion, CalendarVersion) = (policy, policyVersion, calendarVersion);
    }

    public PromiseKind Kind { get; }

    /// <summary>When the mail that it answers was received, however late we noticed it.</summary>
    public Instant StartAt { get; }

    /// <summary>The internal target: amber from here on.</summary>
    public Instant WarnAt { get; }

    /// <summary>What the customer was promised: red from here on, if there is no answer by then.</summary>
    public Instant DueAt { get; }

    public string Policy { get; }

    public int PolicyVersion { get; }

    public int CalendarVersion { get; }

    /// <summary>A person set the deadline; nothing but a person moves it.</summary>
    public bool IsByHand { get; init; }

    /// <summary>When it was fulfilled: answered, updated or resolved.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>When the query was closed as needing no answer.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>The same with the other's deadline, where that is later.</summary>
    public Promise NotEarlierThan(Promise other) =>
        DueAt >= other.DueAt ? this : new Promise(Kind, StartAt, WarnAt, other.DueAt, Policy, PolicyVersion, CalendarVersion);

    /// <summary>The same with the other's aim, where that is earlier.</summary>
    public Promise WarnedNotLaterThan(Promise other) =>
        WarnAt <= other.WarnAt ? this : new Promise(Kind, StartAt, other.WarnAt, DueAt, Policy, PolicyVersion, CalendarVersion);

    /// <summary>Whether the staff's own aim was missed: not fulfilled by <see cref="WarnAt"/>.</summary>
    public bool IsAimMissedAt(Instant now) => AnsweredAt is { } answered ? answered > WarnAt : (WithdrawnAt ?? now) >= WarnAt;

    /// <summary>An answer at <see cref="DueAt"/> itself is in time; no answer at <see cref="DueAt"/> is a breach, and a late one does not undo it.</summary>
    public PromiseState StateAt(Instant now) => this switch
    {
        { AnsweredAt: { } answered } => answered <= DueAt ? PromiseState.Met : PromiseState.Breached,
        { WithdrawnAt: { } withdrawn } => withdrawn < DueAt ? PromiseState.Withdrawn : PromiseState.Breached,
        _ when now >= DueAt => PromiseState.Breached,
        _ when now >= WarnAt => PromiseState.AtRisk,
        _ => PromiseState.OnTrack,
    };
}
