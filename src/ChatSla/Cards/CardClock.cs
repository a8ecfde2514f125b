using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>Who has a query, how much of its promise is left, and what else is promised. What goes on while one reads says when it was so.</summary>
public static class CardClock
{
    public static IEnumerable<JsonObject> Of(QueryView view, Instant now, DateTimeZone zone, CardCut cut)
    {
        var query = view.Query;
        var owner = Owner(query, now, zone);
        if (query.CurrentAt(now) is not { } promise || cut.IsTimeless)
        {
            yield return owner;
            yield break;
        }

        var ledger = view.Policies is { } policies ? Ledger.Of(query, promise, policies.Of(promise), now) : null;
        var columns = Elements.Columns(("stretch", owner), (IsToldShort(promise, ledger, now) ? "auto" : "stretch", Left(query, promise, ledger, now, zone)));
        columns["spacing"] = "Medium";
        yield return columns;
        if (Share(query, promise, ledger, now) is { } share) yield return Newer.ProgressBar(share, LightLook.Of(LightOf(query, promise, now)).Color);
        foreach (var other in query.Running.Where(other => other != promise && query.StateOf(other, now) is not PromiseState.Paused))
            yield return Fact(CardStrings.AlsoPromised, PromiseWords.Within(PromiseWords.DeedBy(other.Kind, DueText.At(other.DueAt, now, zone))));
    }

    private static JsonObject Owner(Query query, Instant now, DateTimeZone zone) => query.Claim is { } claim
        ? Fact(CardStrings.Owner, CardText.Name(claim.By.Name), CardStrings.Since.With(DueText.Brief(claim.At, now, zone)))
        : Fact(CardStrings.Owner, CardStrings.Nobody);

    private static JsonObject Left(Query query, Promise promise, Ledger? ledger, Instant now, DateTimeZone zone)
    {
        var left = LedgerDates.About(ledger?.Red.Left ?? promise.DueAt - now);
        if (!IsToldShort(promise, ledger, now)) left = DateStrings.OfWorkingTime.With(left);
        return query.StateOf(promise, now) switch
        {
            PromiseState.Paused => Fact(CardStrings.Left, left),
            PromiseState.Breached => Fact(CardStrings.Late, DueText.Length(now - promise.DueAt), CardStrings.LookedAt.With(DueText.Brief(now, now, zone))),
            _ => Fact(CardStrings.Left, left, CardStrings.LookedAt.With(DueText.Brief(now, now, zone))),
        };
    }

    /// <summary>Where the office is open until the deadline, working time is what the clock on the wall shows; how late it is the customer reckons by that clock.</summary>
    private static bool IsToldShort(Promise promise, Ledger? ledger, Instant now) =>
        ledger is null or { IsByTheWallClock: true } || now >= promise.DueAt || Round(ledger.Red.Left) == Round(promise.DueAt - now);

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
