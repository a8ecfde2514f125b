using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>"search parcel karin": the queries of the conversation's mailboxes that fit, each with a button that shows it.</summary>
public sealed class FindQueries(Database database, MailboxChannels channels, WatchedMailboxes mailboxes, TimeProvider clock)
{
    private const int Shown = 8;

    public async Task<JsonObject> MessageAsync(Asker asker, string words, CancellationToken cancellation)
    {
        if (words.Length == 0) return Messages.Plain(CommandStrings.SearchWhat.With(CommandVocabulary.Word("search")));

        var addresses = (await channels.SpokenOfAsync(asker, cancellation)).Select(mailbox => mailbox.Address).ToList();
        var found = await database.ReadAsync(session => QuerySearch.FindAsync(session, addresses, words, WhichWords.Take(words).Query.Number, 0, Shown + 1), cancellation);
        var cited = CardText.Cut(CardText.OneLine(words), 60);
        return found.Count == 0 ? Messages.Plain(CommandStrings.NothingFound.With(cited)) : Message(found, cited, mailboxes, clock.Now);
    }

    public static JsonObject Message(IReadOnlyList<FoundQuery> found, string cited, WatchedMailboxes mailboxes, Instant now)
    {
        var title = found.Count > Shown ? CommandStrings.ManyFound.With(Shown, cited) : CommandStrings.Found.With(cited);
        return Messages.Card(Elements.AdaptiveCard([Elements.Plain(title, weight: "Bolder", size: "Medium"), .. found.Take(Shown).Select(one => Row(one, mailboxes.Find(one.Mailbox)?.Zone ?? DateTimeZone.Utc, now))]), title);
    }

    private static JsonObject Row(FoundQuery found, DateTimeZone zone, Instant now)
    {
        var look = found.IsOpen ? LightLook.Of(LightLook.LightAt(found.WarnAt, found.DueAt, now)) : LightLook.Settled;
        var due = found.IsOpen ? found.DueAt is { } at ? DueText.At(at, now, zone) : "" : CommandStrings.OpenedAt.With(DueText.Brief(found.OpenedAt, now, zone));
        var line = look.Line(found.Number, found.Subject, found.Customer ?? CommandStrings.UnknownSender, due);
        line["selectAction"] = CommandButtons.Run($"{CommandVocabulary.Word("show")} Q-{found.Number}", CommandStrings.ShowCard.With(found.Number));
        return line;
    }
}
