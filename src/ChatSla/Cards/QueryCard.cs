using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>What a query looks like in the channel: a pure function of the query, its mails, who looks and the time.</summary>
public static class QueryCard
{
    /// <param name="isLive">The query's one card, which is kept up to date; else a copy that somebody asked for.</param>
    /// <param name="outlookLink">Opens the customer's last mail; null where there is none that may be shown.</param>
    /// <param name="viewer">Who looks at it, by Entra object id; null: everybody.</param>
    /// <param name="cut">How much is left out, from 0 to <see cref="CardCut.Most"/>.</param>
    public static JsonObject Render(
        QueryView view, Instant now, DateTimeZone zone, bool isLive, string? outlookLink = null, string? viewer = null, int cut = 0) =>
        Render(view, now, zone, isLive, outlookLink, viewer, new CardCut(cut));

    /// <summary>What of the live card stays as it is until something happens.</summary>
    public static JsonObject Lasting(QueryView view, Instant now, DateTimeZone zone, string? outlookLink) =>
        Render(view, now, zone, isLive: true, outlookLink, viewer: null, new CardCut(0) { IsTimeless = true });

    /// <summary>What a notification, or a client that shows no cards, says.</summary>
    public static string Summary(QueryView view, Instant now, DateTimeZone zone)
    {
        var headline = Headline.Of(view.Query, now, zone);
        return $"Q-{view.Query.Number} · {headline.Word}: {headline.Text} · {CardText.Cut(view.First.Customer, 60)}";
    }

    private static JsonObject Render(QueryView view, Instant now, DateTimeZone zone, bool isLive, string? outlookLink, string? viewer, CardCut left)
    {
        var body = view.Query.IsSettled ? Settled(view, now, zone, left) : Open(view, now, zone, left);
        if (!isLive) body = body.Append(Elements.Words(CardStrings.AsItWas.With(DueText.Brief(now, now, zone)), size: "Small", subtle: true));

        var card = Elements.AdaptiveCard(body, CardButtons.Of(view.Query, viewer, outlookLink));
        card["fallbackText"] = Summary(view, now, zone);
        card["refresh"] = Refresh(view, isLive, left);
        return card;
    }

    private static IEnumerable<JsonObject> Open(QueryView view, Instant now, DateTimeZone zone, CardCut cut) =>
    [
        Banner(view.Query, Headline.Of(view.Query, now, zone)),
        Subject(view, cut),
        .. CardWho.Of(view, cut),
        .. CardPreview.Of(view, cut),
        .. cut.HasAnnouncements ? CardAnnouncements.Of(view, now, zone) : [],
        .. MailNotices.Of(view, now, zone),
        .. cut.HasNotices ? CardNotices.Of(view, now, zone) : [],
        .. CardClock.Of(view, now, zone, cut),
        .. cut.HasHistory ? new[] { CardHistory.Line(view, now, zone) } : [],
    ];

    /// <summary>Three lines: what became of the promise, the subject, whose it was.</summary>
    private static IEnumerable<JsonObject> Settled(QueryView view, Instant now, DateTimeZone zone, CardCut cut) =>
    [
        Banner(view.Query, Headline.Of(view.Query, now, zone)),
        Subject(view, cut),
        CardWho.Quiet(view, cut),
        .. MailNotices.Of(view, now, zone),
        .. cut.HasHistory ? MailNotices.Since(view, now, zone) : [],
    ];

    private static JsonObject Banner(Query query, Headline headline) => Elements.Container(
        headline.Style,
        [
            Elements.Columns(
                ("stretch", Elements.Runs(null, Elements.Run($"{headline.Sign} {headline.Word}", weight: "Bolder", color: headline.Color), Elements.Run($" · {headline.Text}"))),
                ("auto", Elements.Words($"Q-{query.Number}", subtle: true, align: "Right"))),
        ],
        bleed: true);

    private static JsonObject Subject(QueryView view, CardCut cut) =>
        Elements.Plain(CardText.Subject(view.First.Subject, cut.SubjectLength), weight: "Bolder", size: "Medium");

    private static JsonObject Refresh(QueryView view, bool isLive, CardCut cut)
    {
        var data = CardButtons.Data(view.Query);
        data["live"] = isLive;
        var refresh = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = CardStrings.Refresh, ["verb"] = "refresh", ["data"] = data },
        };
        if (cut.NamesViewers && view.Viewers is { } viewers) refresh["userIds"] = new JsonArray([.. viewers.Select(id => JsonValue.Create(id))]);
        else if (!cut.NamesViewers) refresh["userIds"] = new JsonArray();
        return refresh;
    }
}
