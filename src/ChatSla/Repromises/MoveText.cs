using System.Globalization;
using ChatSla.Core.Promises;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Repromises;

/// <summary>Moves in words and as a table that fits 80 columns.</summary>
public static class MoveText
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"17 open queries move, 3 reds later, 2 no longer promised."</summary>
    /// <param name="isDone">Whether it was done, or would be.</param>
    public static string Sum(IReadOnlyList<OpenMove> moves, bool isDone)
    {
        var queries = moves.Where(move => move.Promise.Moves).Select(move => move.Number).Distinct().Count();
        var (later, none, held) = (moves.Count(move => move.IsRedLater), moves.Count(move => move.IsWithdrawn), moves.Count(move => move.Promise.IsHeld));
        if (queries == 0 && held == 0) return isDone ? "No open query has moved." : "No open query would move.";

        var verb = (queries, isDone) switch
        {
            (1, true) => "query has moved",
            (1, false) => "query moves",
            (_, true) => "queries have moved",
            (_, false) => "queries move",
        };
        var sum = $"{Count(queries)} open {verb}, {Count(later)} {(later == 1 ? "red" : "reds")} later, {Count(none)} no longer promised.";
        return held == 0 ? sum : $"{sum} {Count(held)} {(held == 1 ? "red stays, marked *: it" : "reds stay, marked *: they")} would have moved earlier, and the customer may have been told.";
    }

    /// <summary>One mailbox's moves, in its zone.</summary>
    public static IEnumerable<string> Table(IEnumerable<OpenMove> moves, DateTimeZone zone)
    {
        yield return Line("Query", "Promise", "Red was", "Red becomes", "Amber was", "Amber becomes");
        foreach (var move in moves.OrderBy(move => move.Number).ThenBy(move => move.Promise.Kind))
        {
            var (was, becomes) = (move.Promise.Promise, move.Promise.Becomes);
            yield return Line(
                $"Q-{Count(move.Number)}",
                PromiseWords.Name(move.Promise.Kind),
                At(was.DueAt, zone),
                Becomes(becomes, was, promise => promise.DueAt, zone) + (move.Promise.IsHeld ? " *" : ""),
                At(was.WarnAt, zone),
                Becomes(becomes, was, promise => promise.WarnAt, zone));
        }
    }

    /// <summary>"23 Nov 17:00".</summary>
    public static string At(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("d MMM HH:mm", English);

    private static string Becomes(Promise? becomes, Promise was, Func<Promise, Instant> instant, DateTimeZone zone) =>
        becomes is null ? "none" : instant(becomes) == instant(was) ? "the same" : At(instant(becomes), zone);

    private static string Line(string query, string kind, string redWas, string redBecomes, string amberWas, string amberBecomes) =>
        $"{query,-7} {kind,-12} {redWas,-13} {redBecomes,-14} {amberWas,-13} {amberBecomes}";

    private static string Count(int number) => number.ToString(English);
}
