using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Why a promise has its colour: where its time went, by which rule, and what moved it. Computed from the events, never stored.</summary>
public sealed record Ledger
{
    private readonly LedgerClock clock;

    private Ledger(Promise promise, SlaPolicy policy, IReadOnlyList<PauseTaken> pauses, Instant now)
    {
        (Promise, Policy, Now) = (promise, policy, now);
        Target = policy.Targets.GetValueOrDefault(promise.Kind);
        Rule = promise.IsByHand ? null : Deciding(Target?.Deadline, promise, policy.Calendar, LedgerClock.Stood(pauses));
        clock = new LedgerClock(policy.Calendar, pauses, now, Rule is Deadline.WithinHours);
        EndedAt = promise.AnsweredAt ?? promise.WithdrawnAt;
        Standing = pauses.FirstOrDefault(pause => pause.EndedAt is null && !(EndedAt <= pause.Began.At))?.Began;
        State = Pausing is null ? promise.StateAt(now) : PromiseState.Paused;
        Lines = [.. clock.Lines(promise.StartAt, EndedAt ?? Instant.Max(now, IsDueKnown ? promise.DueAt : Pausing!.Until), IsDueKnown ? promise.DueAt : Instant.MaxValue)];
    }

    public Promise Promise { get; }

    /// <summary>The version that the promise was made by.</summary>
    public SlaPolicy Policy { get; }

    /// <summary>Null where that version promises nothing of the kind any more.</summary>
    public SlaTarget? Target { get; }

    /// <summary>The rule that sets the deadline: of several the one that falls first. Null where a person set it.</summary>
    public Deadline? Rule { get; }

    public Instant Now { get; }

    /// <summary>When it was answered or withdrawn.</summary>
    public Instant? EndedAt { get; }

    public PromiseState State { get; }

    /// <summary>The pause in which the clock stands now.</summary>
    public QueryEvent.Paused? Pausing => EndedAt is null ? Standing : null;

    /// <summary>
    /// All time from the start to the end, in order and without holes: while it runs on to the deadline, split at now and at the deadline; while it
    /// stands and nobody knows the deadline, until the pause would run out.
    /// </summary>
    public IReadOnlyList<LedgerLine> Lines { get; }

    public LedgerTurn Amber { get; private init; } = null!;

    public LedgerTurn Red { get; private init; } = null!;

    /// <summary>How the promise came to be what it is, oldest first.</summary>
    public IReadOnlyList<LedgerMove> Moves { get; private init; } = [];

    /// <summary>The later time that a person promised instead of this one.</summary>
    public QueryEvent.PromiseMoved? ReplacedBy { get; private init; }

    /// <summary>The pauses that stop this promise's clock, the last one until it would run out; none where its kind cannot pause.</summary>
    public Pauses Pauses => clock.Pauses;

    /// <summary>Nights and holidays count too.</summary>
    public bool IsByTheWallClock => clock.IsByTheWall;

    /// <summary>False while the clock stands and what is left of it decides.</summary>
    public bool IsDueKnown => Pausing is null || IsFixed;

    /// <summary>What has counted until the end, or until now.</summary>
    public Duration Counted => CountedUntil(EndedAt ?? Now);

    /// <summary>
    /// What the rule gives today for the same start and pauses: another instant than the promise's where a customer who may have been told was
    /// spared an earlier one. Null where a person set it, the rule is gone, or the clock stands.
    /// </summary>
    public Instant? DueByRule => Rule is null || Pausing is not null ? null : Target!.Deadline.DueAt(Promise.StartAt, Policy.Calendar, clock.StoodUntilNow);

    /// <summary>Pauses do not move it.</summary>
    private bool IsFixed => Promise.IsByHand || Rule is Deadline.SameDay or Deadline.OnWorkingDay;

    /// <summary>The pause in which the clock stood when the promise ended, or stands now.</summary>
    private QueryEvent.Paused? Standing { get; }

    /// <param name="promise">One of the query's promises.</param>
    /// <param name="policy">The version that it was made by.</param>
    public static Ledger Of(Query query, Promise promise, SlaPolicy policy, Instant now)
    {
        var moves = query.MovesOf(promise).ToList();
        var last = moves.FindIndex(move => move.Moved.Cause is MoveCause.ByHand && IsSame(move.Before, promise));
        return new Ledger(promise, policy, PausesOf(query, promise), now)
        {
            Moves = last < 0 ? moves : moves[..last],
            ReplacedBy = last < 0 ? null : moves[last].Moved,
        }.WithTurns(at => query.HasTurned(promise.Kind, at));
    }

    /// <summary>What would be promised on a mail received then, or null when nothing is.</summary>
    public static Ledger? Of(SlaPolicy policy, PromiseKind kind, Instant startAt) =>
        policy.Make(kind, startAt) is { } promise ? new Ledger(promise, policy, [], startAt).WithTurns(_ => false) : null;

    /// <summary>What has counted, or will have, from the start until then.</summary>
    public Duration CountedUntil(Instant until) =>
        Lines.Where(line => line.Skipped is null && line.From < until).Aggregate(Duration.Zero, (sum, line) => sum + (Instant.Min(line.To, until) - line.From));

    private static IReadOnlyList<PauseTaken> PausesOf(Query query, Promise promise) => promise.Kind.CanPause
        ? [.. query.PausesTaken.Where(pause => pause.Began.At < promise.DueAt)]
        : [];

    private static bool IsSame(Promise? one, Promise other) => one == other with { AnsweredAt = null, WithdrawnAt = null };

    private static Deadline? Deciding(Deadline? rule, Promise promise, WorkingCalendar calendar, Pauses stood)
    {
        while (rule is Deadline.EarlierOf(var first, var second))
            rule = second.DueAt(promise.StartAt, calendar, stood) < first.DueAt(promise.StartAt, calendar, stood) ? second : first;
        return rule;
    }

    private Ledger WithTurns(Func<Instant, bool> hasTurned) => this with
    {
        Amber = TurnAt(Promise.WarnAt, Promise.IsAimMissedAt(Now), hasTurned),
        Red = TurnAt(Promise.DueAt, Promise.StateAt(Now) is PromiseState.Breached, hasTurned),
    };

    private LedgerTurn TurnAt(Instant at, bool isMissed, Func<Instant, bool> hasTurned)
    {
        var measuredAt = IsFixed ? EndedAt ?? Now : Standing?.At ?? EndedAt ?? Now;
        var state = this switch
        {
            { EndedAt: not null } when isMissed => TurnState.Fell,
            { EndedAt: not null } => hasTurned(at) ? TurnState.TakenBack : TurnState.Spared,
            { Pausing: { } pause } when at > pause.At && !hasTurned(at) => IsDueKnown ? TurnState.Ahead : TurnState.Unknown,
            _ => isMissed ? TurnState.Fell : TurnState.Ahead,
        };
        return new LedgerTurn(at, state, clock.Between(measuredAt, at));
    }
}
