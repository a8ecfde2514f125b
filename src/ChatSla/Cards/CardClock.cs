using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>Who has a query, how much of its promise is left, and what else is promised. What goes on while one reads says when it was so.</summary>
public static class CardClock
{
    public static IEnumerable<JsonObject> Of(QueryView view, Instant now, DateTimeZone zone)
    {
        var query = view.Query;
        var owner = Owner(query, now, zone);
        if (query.CurrentAt(now) is not { } promise)
        {
            yield return owner;
            yield break;
        }

        var ledger = view.Policies is { } policies ? Ledger.Of(query, promise, policies.Of(promise), now) : null;
        var columns = Elements.Columns(("stretch", owner), ("stretch", Left(query, promise, ledger, now, zone)));
        columns["spacing"] = "Medium";
        yield return columns;
        if (Share(query, promise, ledger, now) is { } share) yield return Newer.ProgressBar(share, LightLook.Of(LightOf(query, promise, now)).Color);
        foreach (var other in query.Running.Where(other => other != promise && query.StateOf(other, now) is not PromiseState.Paused))
            yield return Fact("Also promised", $"{PromiseWords.Deed(other.Kind).ToLowerInvariant()} by {DueText.At(other.DueAt, now, zone)}");
    }

    private static JsonObject Owner(Query query, Instant now, DateTimeZone zone) => query.Claim is { } claim
        ? Fact("Owner", CardText.Name(claim.By.Name), $"since {DueText.Brief(claim.At, now, zone)}")
        : Fact("Owner", "Nobody yet");

    private static JsonObject Left(Query query, Promise promise, Ledger? ledger, Instant now, DateTimeZone zone)
    {
        var left = ledger?.Red.Left ?? promise.DueAt - now;
        var length = LedgerDates.About(left);
        if (ledger is { IsByTheWallClock: false } && Round(left) != Round(promise.DueAt - now)) length = $"{length} of working time";
        return query.StateOf(promise, now) switch
        {
            PromiseState.Paused => Fact("Left", length),
            PromiseState.Breached => Fact("Late", length, $"at {DueText.Brief(now, now, zone)}"),
            _ => Fact("Left", length, $"at {DueText.Brief(now, now, zone)}"),
        };
    }

    /// <summary>How much of the promise's time is used, in percent; null where that stands still.</summary>
    private static int? Share(Query query, Promise promise, Ledger? ledger, Instant now)
    {
        if (query.StateOf(promise, now) is PromiseState.Paused) return null;

        var (used, left) = ledger is null ? (now - promise.StartAt, promise.DueAt - now) : (ledger.Counted, ledger.Red.Left);
        return left <= Duration.Zero || used + left <= Duration.Zero ? 100 : (int)Math.Clamp(100 * (used / (used + left)), 0, 100);
    }

    private static TrafficLight LightOf(Query query, Promise promise, Instant now) => query.StateOf(promise, now) switch
    {
        PromiseState.OnTrack => TrafficLight.Green,
        PromiseState.AtRisk => TrafficLight.Amber,
        _ => TrafficLight.Red,
    };

    private static long Round(Duration length) => (long)length.TotalMinutes;

    /// <param name="more">What is added in a lower voice.</param>
    private static JsonObject Fact(string name, string value, string more = "") => Elements.Runs(
        null, Elements.Run($"{name}  ", subtle: true), Elements.Run(value, weight: "Bolder"), Elements.Run(more.Length == 0 ? "" : $" {more}", subtle: true));
}
