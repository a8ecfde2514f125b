using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>
/// Tells, in a chat of their own, the colleague who has a query now, with a summary, and the one who had it until then. Who did it oneself is not told.
/// </summary>
public sealed class TellHandedOver(
    Database database, WatchedMailboxes mailboxes, MailboxChannels channels, StaffRoster roster, ITeamsMessenger messenger, SpokenLanguages languages, BotIdentity bot, TimeProvider clock)
{
    private const int PreviewLength = 280;

    public async Task RunAsync(Guid queryId, int eventSeq, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => QueryView.FindAsync(session, queryId), cancellation) is not { } view) return;
        if (view.Query.History.ElementAtOrDefault(eventSeq) is not QueryEvent.HandedOver handed || mailboxes.Find(view.Query.Mailbox) is not { } mailbox) return;

        var link = await LinkAsync(view.Query, mailbox, cancellation);
        if (handed.To != handed.By && view.Query.Owner == handed.To)
            await TellAsync(view, handed.To, () => Given(view, handed, clock.Now, mailbox.Zone, link), cancellation);
        if (handed.From is { } from && from != handed.By && from != handed.To)
            await TellAsync(view, from, () => Taken(view, handed, link), cancellation);
    }

    private async Task TellAsync(QueryView view, Person person, Func<JsonObject> write, CancellationToken cancellation)
    {
        foreach (var place in await channels.PlacesOfAsync(view.Query, cancellation))
        {
            if (await roster.FindAsync(place.Channel, person.Id, cancellation) is not { } member) continue;

            var chat = await messenger.OpenChatAsync(member.Id, cancellation);
            using var _ = Language.Speak(await languages.OfAsync(chat, cancellation));
            await messenger.SendAsync(chat, write(), cancellation);
            return;
        }
    }

    /// <summary>For the one who has it now.</summary>
    public static JsonObject Given(QueryView view, QueryEvent.HandedOver handed, Instant now, DateTimeZone zone, string? link)
    {
        var title = DialogStrings.YoursNow.With(handed.By.Name, view.Query.Number);
        var due = view.Query.CurrentAt(now) is { } promise && view.Query.StateOf(promise, now) is not PromiseState.Paused
            ? $"{PromiseWords.Deed(promise.Kind)} · {DueText.At(promise.DueAt, now, zone)}"
            : DialogStrings.NothingOwed;
        return Card(
            title,
            view,
            link,
            [
                .. handed.Note is { } note ? new[] { Elements.Container("emphasis", [Elements.Plain(note)]) } : [],
                Elements.Runs("Small", Elements.Run($"{DialogStrings.Customer}  ", subtle: true), Elements.Run(view.Last.Customer)),
                Elements.Runs("None", Elements.Run($"{DialogStrings.PromisedUntil}  ", subtle: true), Elements.Run(due)),
                Elements.Plain(CardText.Cut(CardText.FewLines(view.Last.NewText), PreviewLength) is { Length: > 0 } text ? text : DialogStrings.NoText),
            ]);
    }

    /// <summary>For the one who had it.</summary>
    public static JsonObject Taken(QueryView view, QueryEvent.HandedOver handed, string? link) => Card(
        handed.By == handed.To ? DialogStrings.TakenFromYou.With(handed.By.Name, view.Query.Number) : DialogStrings.GivenAway.With(handed.By.Name, view.Query.Number, handed.To.Name),
        view,
        link,
        handed.Note is { } note ? [Elements.Container("emphasis", [Elements.Plain(note)])] : []);

    private static JsonObject Card(string title, QueryView view, string? link, IEnumerable<JsonObject> body) => Messages.Card(
        Elements.AdaptiveCard(
            body.Prepend(Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder")).Prepend(Elements.Container("accent", [Elements.Plain(title, weight: "Bolder")], bleed: true)),
            link is null ? [] : [Elements.OpenUrl(DialogStrings.OpenQuery, link)]),
        title);

    /// <summary>To the query's card; null while it is not posted.</summary>
    private async Task<string?> LinkAsync(Query query, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        var holder = await channels.PlacesOfAsync(query, cancellation) is [var first, ..] ? first.Holder : mailbox;
        return await database.ReadAsync(session => CardRow.FindAsync(session, query.Id, holder.Address), cancellation) is { IsPosted: true } card
            ? bot.Links.To(card.ConversationId!, card.ActivityId!)
            : null;
    }
}
