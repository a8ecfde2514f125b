using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>What a query looks like in the channel: a pure function of the query, its mails and the time.</summary>
public static class QueryCard
{
    private const int MostButtons = 4;
    private const int PreviewLength = 280;
    private const int MostFiles = 3;

    /// <param name="isLive">The query's one card, which is kept up to date; else a copy that somebody asked for.</param>
    public static JsonObject Render(QueryView view, Instant now, DateTimeZone zone, bool isLive)
    {
        var query = view.Query;
        var headline = Headline.Of(query, now, zone);
        IEnumerable<JsonObject> body = query.IsSettled
            ? [Banner(query, headline), Subject(view), Who(view), .. MailNotices.Of(view, now, zone), .. MailNotices.Since(view, now, zone)]
            : [Banner(query, headline), Subject(view), Who(view), Preview(view), .. Files(view), .. MailNotices.Of(view, now, zone), .. Notices(query, now, zone), Facts(query, now, zone), .. AlsoPromised(query, now, zone), CardHistory.Line(view, now, zone)];

        if (!isLive) body = body.Append(Elements.Words($"As it was at {DueText.Brief(now, now, zone)}", size: "Small", subtle: true));

        var card = Elements.AdaptiveCard(body, Buttons(query));
        card["fallbackText"] = Summary(view, now, zone);
        card["refresh"] = new JsonObject { ["action"] = Refresh(query, isLive) };
        return card;
    }

    /// <summary>What a notification, or a client that shows no cards, says.</summary>
    public static string Summary(QueryView view, Instant now, DateTimeZone zone)
    {
        var headline = Headline.Of(view.Query, now, zone);
        return $"Q-{view.Query.Number} · {headline.Word}: {headline.Text} · {CardText.Cut(view.First.Customer, 60)}";
    }

    private static JsonObject Banner(Query query, Headline headline) => Elements.Container(
        headline.Style,
        [
            Elements.Columns(
                ("stretch", Elements.Runs(null, Elements.Run($"{headline.Sign} {headline.Word}", weight: "Bolder", color: headline.Color), Elements.Run($" · {headline.Text}"))),
                ("auto", Elements.Words($"Q-{query.Number}", subtle: true, align: "Right"))),
        ],
        bleed: true);

    private static JsonObject Subject(QueryView view) =>
        Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder", size: "Medium");

    private static JsonObject Who(QueryView view)
    {
        var to = view.SharedBy.Count == 0 ? "" : $" to {string.Join(" and ", view.SharedBy)}";
        return Elements.Plain($"{CardText.Cut(CardText.OneLine(view.First.Customer), 100)}{to}", subtle: true, spacing: "None");
    }

    private static JsonObject Preview(QueryView view) =>
        Elements.Plain(CardText.Cut(CardText.FewLines(view.Last.NewText), PreviewLength) is { Length: > 0 } text ? text : "(no text)");

    private static IEnumerable<JsonObject> Files(QueryView view) =>
        AttachmentText.Line(AttachmentColumn.Read(view.Last.Attachments), MostFiles) is { Length: > 0 } files
            ? [Elements.Runs("Small", Elements.Run("Attached  ", subtle: true), Elements.Run(files))]
            : [];

    private static IEnumerable<JsonObject> Notices(Query query, Instant now, DateTimeZone zone)
    {
        if (query.Sending is { } sending)
            yield return Elements.Container("accent", [Elements.Plain($"{sending.By.Name}'s answer is on its way.")]);
        if (query.Failure is { } failure)
            yield return Elements.Container("attention", [Elements.Plain($"The answer was not sent: {CardText.Cut(CardText.OneLine(failure.Because), 200)} Nothing of it is lost: press Answer to try again.")]);
        if (query.Pausing is { } pause)
            yield return Elements.Container("emphasis", [Elements.Plain($"{pause.By.Name} paused it at {DueText.Brief(pause.At, now, zone)}, {PromiseWords.WaitingFor(pause.For)}: {CardText.Cut(CardText.OneLine(pause.Note), 200)}")]);
        if (query.Escalation is { } call)
            yield return Elements.Container("emphasis", [Elements.Plain($"{call.By.Name} escalated at {DueText.Brief(call.At, now, zone)}: {CardText.Cut(CardText.OneLine(call.Reason), 200)}")]);
    }

    private static JsonObject Facts(Query query, Instant now, DateTimeZone zone)
    {
        var owner = query.Claim is { } claim ? $"{claim.By.Name} since {DueText.Brief(claim.At, now, zone)}" : "Nobody yet";
        var aim = query.CurrentAt(now) is not { } promise ? "None"
            : query.StateOf(promise, now) is PromiseState.Paused ? "Moves with the pause"
            : DueText.At(promise.WarnAt, now, zone);
        return Elements.Columns(("stretch", Fact("Owner", owner)), ("stretch", Fact("Our own aim", aim)));
    }

    /// <summary>What else is promised beside what the light shows.</summary>
    private static IEnumerable<JsonObject> AlsoPromised(Query query, Instant now, DateTimeZone zone) => query.Running
        .Where(promise => promise != query.CurrentAt(now) && query.StateOf(promise, now) is not PromiseState.Paused)
        .Select(promise => Fact("Also promised", $"{PromiseWords.Deed(promise.Kind).ToLowerInvariant()} by {DueText.At(promise.DueAt, now, zone)}"));

    private static JsonObject Fact(string name, string value) =>
        Elements.Runs(null, Elements.Run($"{name}  ", subtle: true), Elements.Run(value, weight: "Bolder"));

    /// <summary>The likely ones first; those after the fourth are behind the three dots.</summary>
    private static IEnumerable<JsonObject> Buttons(Query query) =>
        Deeds(query).Select((button, at) => at < MostButtons ? button : Elements.Secondary(button));

    private static IEnumerable<JsonObject> Why(Query query) =>
        query.Promises.Count == 0 ? [] : [Elements.Dialog("why", "Why this colour?", Data(query))];

    private static JsonObject Whole(Query query) => Elements.Dialog("mail", "Whole mail", Data(query));

    private static IEnumerable<JsonObject> Deeds(Query query)
    {
        if (query.Merging is not null) return [Elements.Execute("unmerge", "Take the merging back", Data(query)), .. Why(query), Whole(query)];
        if (query.Closing is not null) return [Elements.Execute("reopen", "Reopen", Data(query)), .. Why(query), Whole(query)];
        if (query.IsSettled) return [Elements.Dialog("answer", "Write again", Data(query)), .. Thanks(query), .. Why(query), Whole(query)];

        IEnumerable<JsonObject> common =
        [
            Elements.Dialog("answer", query.AwaitsUs ? "Answer" : "Write again", Data(query)),
            .. Resume(query),
            .. Thanks(query),
            Elements.Dialog("escalate", "Escalate", Data(query)),
            query.AwaitsUs ? Elements.Dialog("close", "No answer needed", Data(query)) : Elements.Execute("resolve", "Resolved", Data(query)),
            .. Why(query),
            Whole(query),
            .. Pause(query),
        ];
        return query.Claim is null ? common.Prepend(Elements.Execute("claim", "Claim", Data(query))) : common.Append(Elements.Execute("release", "Release", Data(query)));
    }

    private static IEnumerable<JsonObject> Thanks(Query query) =>
        query.ThanksMailId is null ? [] : [Elements.Execute("want-answer", "It needs an answer", Data(query))];

    private static IEnumerable<JsonObject> Resume(Query query) => query.Pausing is null ? [] : [Elements.Execute("resume", "Resume", Data(query))];

    private static IEnumerable<JsonObject> Pause(Query query) =>
        query.Pausing is null && query.Running.Any(promise => promise.Kind.CanPause) ? [Elements.Dialog("pause", "Pause", Data(query))] : [];

    private static JsonObject Refresh(Query query, bool isLive)
    {
        var data = Data(query);
        data["live"] = isLive;
        return new JsonObject { ["type"] = "Action.Execute", ["title"] = "Refresh", ["verb"] = "refresh", ["data"] = data };
    }

    /// <summary>Only which query: what state it is in, the server knows.</summary>
    private static JsonObject Data(Query query) => new() { ["query"] = query.Id.ToString() };
}
