using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What time does to a query.</summary>
public sealed partial class Query
{
    /// <summary>The next thing that happens by itself.</summary>
    private QueryEvent? NextTurn => Merging is not null ? null : Running.Select(TurnOf).Append(Pausing is { } pause ? new QueryEvent.Resumed(pause.Until, By: null) : null)
        .OfType<QueryEvent>().MinBy(turn => turn.At);

    /// <summary>Lets time act: records amber, red and the end of a pause once their instants have come, each at its own instant. Returns whether anything changed.</summary>
    public bool Turn(Instant now, IPolicies policies)
    {
        var before = history.Count;
        while (NextTurn is { } turn && turn.At <= now)
        {
            Record(turn);
            if (turn is QueryEvent.Resumed) MoveWhatStood(policies, turn.At);
        }

        return history.Count > before;
    }

    /// <summary>The turn that the promise has not had yet; while it stands still, only one from before.</summary>
    private QueryEvent? TurnOf(Promise promise)
    {
        QueryEvent? turn = !HasTurnedAmber(promise) ? new QueryEvent.TurnedAmber(promise.WarnAt, promise.Kind)
            : !HasTurnedRed(promise) ? new QueryEvent.TurnedRed(promise.DueAt, promise.Kind)
            : null;
        return IsPaused(promise) && turn?.At > Pausing!.At ? null : turn;
    }

    private bool HasTurnedAmber(Promise promise) =>
        Turns<QueryEvent.TurnedAmber>(absorbed => absorbed.Ambers).Any(turn => turn.Kind == promise.Kind && turn.At == promise.WarnAt);

    private bool HasTurnedRed(Promise promise) =>
        Turns<QueryEvent.TurnedRed>(absorbed => absorbed.Reds).Any(turn => turn.Kind == promise.Kind && turn.At == promise.DueAt);

    private IEnumerable<TTurn> Turns<TTurn>(Func<QueryEvent.Absorbed, IEnumerable<TTurn>> of)
        where TTurn : QueryEvent => history.OfType<TTurn>().Concat(history.OfType<QueryEvent.Absorbed>().SelectMany(of));
}
