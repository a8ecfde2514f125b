using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What moves a promise: a pause, a person, or a new version of the agreement. Nothing does so in silence.</summary>
public sealed partial class Query
{
    /// <summary>For longer than this nobody waits without looking again.</summary>
    public static readonly Duration LongestPause = Duration.FromDays(31);

    /// <summary>Further ahead than this nothing is promised by hand.</summary>
    public static readonly Duration FurthestPromise = Duration.FromDays(366);

    /// <summary>Stops the clocks of resolution and updates while we wait for somebody else.</summary>
    /// <param name="until">When they run again by themselves.</param>
    public Refusal? Pause(Person by, PauseReason waitingFor, string note, Instant until, Instant now)
    {
        if (IsOut is { } refusal) return refusal;
        if (Pausing is { } pause) return new Refusal.AlreadyPaused(pause.By, pause.At);
        if (waitingFor is PauseReason.Customer && AwaitsUs) return new Refusal.CustomerWaits();
        if (!Stages.Any(stage => !stage.IsOver && PromiseOf(stage) is { Kind.CanPause: true })) return new Refusal.NothingToPause();
        if (string.IsNullOrWhiteSpace(note)) return new Refusal.ReasonMissing();
        if (until <= now) return new Refusal.NotInFuture(until);
        if (until > now + LongestPause) return new Refusal.TooFar(now + LongestPause);

        Record(new QueryEvent.Paused(now, by, waitingFor, note.Trim(), until));
        return null;
    }

    public Refusal? Resume(Person by, Instant now, IPolicies policies)
    {
        if (Pausing is null) return new Refusal.NotPaused();

        Record(new QueryEvent.Resumed(now, by));
        MoveWhatStood(policies, now);
        return null;
    }

    /// <summary>Promises another time instead, and says why. The first promise stays in the figures, and nothing but a person moves the new one.</summary>
    /// <param name="kind">Null: the one that is due next.</param>
    public Refusal? Repromise(Person by, PromiseKind? kind, Instant dueAt, string reason, Instant now, IPolicies policies)
    {
        if (IsOut is { } refusal) return refusal;
        if (Running.Where(one => kind is null || one.Kind == kind).MinBy(one => one.DueAt) is not { } promise) return new Refusal.NothingPromised();
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal.ReasonMissing();
        if (dueAt <= now) return new Refusal.NotInFuture(dueAt);
        if (dueAt > now + FurthestPromise) return new Refusal.TooFar(now + FurthestPromise);

        var stage = Stages.Last(stage => !stage.IsOver && PromiseOf(stage) == promise);
        var policy = policies.Of(promise);
        var warnAt = policy.Targets[promise.Kind].Aim.WarnAt(now, dueAt, policy.Calendar, Calendars.Pauses.None);
        Record(new QueryEvent.PromiseMoved(now, stage.StartedBy, stage.Kind, Moved(promise, warnAt, dueAt) with { IsByHand = true }, MoveCause.ByHand, by, reason.Trim()));
        return null;
    }

    /// <summary>
    /// What the agreements as they are now make of the promises that run, over the same events and pauses: as promised and as recalculated.
    /// One that was missed or that a person set is not among them, nor any while a pause holds.
    /// </summary>
    public IReadOnlyList<Recalculated> Recalculated(Instant now, IPolicies policies)
    {
        if (Merging is not null || Pausing is not null) return [];

        return [.. Stages.Where(stage => !stage.IsOver).Select(stage => (Stage: stage, Promise: PromiseOf(stage))).Where(one => CanMove(one.Promise, now))
            .Select(one => new Recalculated(one.Stage.StartedBy, one.Stage.Kind, one.Promise!, policies.Make(one.Promise!.Kind, one.Promise.StartAt, Stood(one.Stage), heldAt: now)))];
    }

    /// <summary>What of <see cref="Recalculated"/> becomes other than it was promised.</summary>
    public IReadOnlyList<QueryEvent.PromiseMoved> Recalculation(Person? by, string reason, Instant now, IPolicies policies) =>
        [.. Recalculated(now, policies).Where(one => one.Moves).Select(one => new QueryEvent.PromiseMoved(now, one.StartedBy, one.Kind, one.Becomes, MoveCause.Recalculated, by, reason))];

    /// <summary>
    /// Promises nothing any more where the agreement was switched off, in a pause too. What was missed stays missed, and what a person
    /// promised stays promised. Returns whether anything was.
    /// </summary>
    public bool WithdrawPromises(Func<Promise, bool> isSwitchedOff, string reason, Instant now)
    {
        if (Merging is not null) return false;

        var moves = Stages.Where(stage => !stage.IsOver).Where(stage => CanMove(PromiseOf(stage), now) && isSwitchedOff(PromiseOf(stage)!))
            .Select(stage => new QueryEvent.PromiseMoved(now, stage.StartedBy, stage.Kind, Promise: null, MoveCause.Recalculated, By: null, reason)).ToList();
        foreach (var move in moves) Record(move);
        return moves.Count > 0;
    }

    /// <summary>Applies <see cref="Recalculation"/>. Returns whether anything moved.</summary>
    public bool Recalculate(Person? by, string reason, Instant now, IPolicies policies)
    {
        var moves = Recalculation(by, reason, now, policies);
        foreach (var move in moves) Record(move);
        return moves.Count > 0;
    }

    /// <summary>Red while its clock stands is red only from before the pause.</summary>
    private bool CanMove(Promise? promise, Instant now) => promise is { IsByHand: false } && StateOf(promise, now) is not PromiseState.Breached;

    private static Promise Moved(Promise promise, Instant warnAt, Instant dueAt) =>
        new(promise.Kind, promise.StartAt, warnAt, dueAt, promise.Policy, promise.PolicyVersion, promise.CalendarVersion);
}
