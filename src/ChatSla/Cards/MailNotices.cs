using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>What a card says about mails: an answer that came back, and another query that this one looks like.</summary>
public static class MailNotices
{
    /// <summary>Mail servers try for a day or two, and then say that they gave up.</summary>
    private static readonly Duration DelayTold = Duration.FromDays(2);

    public static IEnumerable<JsonObject> Of(QueryView view, Instant now, DateTimeZone zone)
    {
        if (view.Query.Bounce is { } bounce && !(bounce.IsDelay && now - bounce.At > DelayTold))
            yield return Elements.Container(bounce.IsDelay ? "warning" : "attention", [Elements.Plain(BounceText.Of(view, bounce, now, zone), weight: "Bolder")]);
        if (view is { Query: { IsSettled: false, Suggestion: { } suggestion }, SuggestedSubject: { } subject }) yield return Suggested(view.Query, suggestion, subject);
    }

    /// <summary>The last steps below a card that is at rest, when the customer's programs wrote after us.</summary>
    public static IEnumerable<JsonObject> Since(QueryView view, Instant now, DateTimeZone zone) =>
        view.Query.AutomaticMails.Any(mail => mail.At >= view.Query.LastWordAt) ? [CardHistory.Line(view, now, zone)] : [];

    private static JsonObject Suggested(Query query, QueryEvent.MergeSuggested suggestion, string subject) => Elements.Container(
        "accent",
        [
            Elements.Runs(null, Elements.Run(CardStrings.LooksLike), Elements.Run($"Q-{suggestion.IntoNumber}", weight: "Bolder"), Elements.Run($" ({CardText.Subject(subject, 70)})")),
            Elements.Buttons(
                Elements.Execute("merge-suggested", CardStrings.MergeInto.With(suggestion.IntoNumber), Data(query)),
                Elements.Execute("not-the-same", CardStrings.NotTheSame, Data(query))),
        ]);

    private static JsonObject Data(Query query) => new() { ["query"] = query.Id.ToString() };
}
