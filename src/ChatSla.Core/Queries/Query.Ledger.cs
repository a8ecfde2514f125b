using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What the story says about one of its promises, and what it was at an earlier time.</summary>
public sealed partial class Query
{
    /// <summary>How the promise came to be what it is and what became of it, from the first one made on its stage to the last.</summary>
    public IReadOnlyList<LedgerMove> MovesOf(Promise promise)
    {
        if (Stages.LastOrDefault(stage => PromisesOf(stage).Contains(promise)) is not { } stage) return [];

        var (key, moves, before) = (KeyOf(stage), new List<LedgerMove>(), (Promise?)null);
        foreach (var happened in history)
        {
            if (happened is QueryEvent.PromiseMoved moved && KeyOf(moved.Kind, moved.StartedBy) == key)
            {
                moves.Add(new LedgerMove(before, moved));
                before = moved.Promise;
            }
            else
            {
                before = MadeBy(happened).Where(one => KeyOf(one.Promise.Kind, one.StartedBy) == key).Select(one => one.Promise).LastOrDefault(before);
            }
        }

        return moves;
    }

    /// <summary>Whether the turn to amber or red at that instant was noted.</summary>
    public bool HasTurned(PromiseKind kind, Instant at) =>
        Turns<QueryEvent.TurnedAmber>(absorbed => absorbed.Ambers).Any(turn => (turn.Kind, turn.At) == (kind, at))
        || Turns<QueryEvent.TurnedRed>(absorbed => absorbed.Reds).Any(turn => (turn.Kind, turn.At) == (kind, at));

    /// <summary>The query as it was at an earlier time, or null when it was not open yet. It is not for saving.</summary>
    public Query? AsOf(Instant then)
    {
        if (then < OpenedAt) return null;

        // A mail that was noticed late reopens from before the closing, which at that time had not been.
        var isClosed = false;
        return Replay(Id, Number, history.Where(happened => happened.At <= then || happened is QueryEvent.Opened).Where(happened =>
        {
            var wasClosed = isClosed;
            isClosed = happened is QueryEvent.Closed || (wasClosed && happened is not QueryEvent.Reopened);
            return happened is not QueryEvent.Reopened || wasClosed;
        }));
    }

    private static IEnumerable<(string StartedBy, Promise Promise)> MadeBy(QueryEvent happened) => happened switch
    {
        QueryEvent.Opened { Promise: { } promise } opened => [(opened.MailId, promise)],
        QueryEvent.CustomerWrote { Promise: { } promise } wrote => [(wrote.MailId, promise)],
        QueryEvent.StillOwed { Promise: { } promise } owed => [(owed.MailId, promise)],
        QueryEvent.Promised promised => [(promised.StartedBy, promised.Promise)],
        QueryEvent.Absorbed absorbed => absorbed.Promises.Select(promised => (promised.StartedBy, promised.Promise)),
        _ => [],
    };
}
