using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What moves a promise: a pause, a person, or a new version of the agreement. Nothing does so in silence.</summary>
public sealed partial class Query
{
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

        var stage = Stages.Last(stage => !stage.IsOver && PromiseOf(stage) == promise);
        var policy = policies.Of(promise);
        var warnAt = policy.Targets[promise.Kind].Aim.WarnAt(now, dueAt, policy.Calendar, Calendars.Pauses.None);
        Record(new QueryEvent.PromiseMoved(now, stage.StartedBy, stage.Kind, Moved(promise, warnAt, dueAt) with { IsByHand = true }, MoveCause.ByHand, by, reason.Trim()));
        return null;
    }

    /// <summary>
    /// What the agreements as they are now would change: the promises that run are made anew, over the same events and pauses. One that was
    /// missed or that a person set stays, and a deadline moves only later, because the customer may have been told.
    /// </summary>
    public IReadOnlyList<QueryEvent.PromiseMoved> Recalculation(Person? by, string reason, Instant now, IPolicies policies)
    {
        if (Merging is not null || Pausing is not null) return [];

        var moves = new List<QueryEvent.PromiseMoved>();
        foreach (var stage in Stages.Where(stage => !stage.IsOver))
        {
            if (PromiseOf(stage) is not { IsByHand: false } promise || promise.StateAt(now) is PromiseState.Breached) continue;

            var made = policies.At(now)?.Make(promise.Kind, promise.StartAt, Stood(stage));
            var moved = made is null ? null : NotEarlier(made, promise);
            if ((moved?.WarnAt, moved?.DueAt) != (promise.WarnAt, promise.DueAt)) moves.Add(new QueryEvent.PromiseMoved(now, stage.StartedBy, stage.Kind, moved, MoveCause.Recalculated, by, reason));
        }

        return moves;
    }

    /// <summary>Applies <see cref="Recalculation"/>. Returns whether anything moved.</summary>
    public bool Recalculate(Person? by, string reason, Instant now, IPolicies policies)
    {
        var moves = Recalculation(by, reason, now, policies);
        foreach (var move in moves) Record(move);
        return moves.Count > 0;
    }

    private static Promise NotEarlier(Promise moved, Promise promise) => moved.DueAt >= promise.DueAt
        ? moved
        : new Promise(moved.Kind, moved.StartAt, moved.WarnAt, promise.DueAt, moved.Policy, moved.PolicyVersion, moved.CalendarVersion);

    private static Promise Moved(Promise promise, Instant warnAt, Instant dueAt) =>
        new(promise.Kind, promise.StartAt, warnAt, dueAt, promise.Policy, promise.PolicyVersion, promise.CalendarVersion);
}
