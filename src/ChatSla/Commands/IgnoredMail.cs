using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Commands;

/// <summary>The mails that opened no query, each with its reason and a button that opens it all the same: nothing is dropped in silence.</summary>
public sealed class IgnoredMail(Database database, MailboxChannels channels, ITeamsMessenger messenger, TimeProvider clock)
{
    /// <summary>Lets a mail in.</summary>
    public const string OpenVerb = "open-mail";

    /// <summary>Shows older or newer ones.</summary>
    public const string PageVerb = "ignored-page";

    private const int Shown = 8;

    public async Task<JsonObject> MessageAsync(Asker asker, CancellationToken cancellation)
    {
        var list = await ReadAsync(asker, 0, cancellation);
        return Messages.Card(IgnoredMailCard.Render(list, null, clock.Now), list.Title);
    }

    /// <param name="page">Counted from 0, the newest first.</param>
    /// <param name="notice">What a click did, above the list.</param>
    public async Task<JsonObject> CardAsync(Asker asker, int page, string? notice, CancellationToken cancellation) =>
        IgnoredMailCard.Render(await ReadAsync(asker, page, cancellation), notice, clock.Now);

    /// <summary>The list that was clicked on shows the present to everybody.</summary>
    public async Task RepaintAsync(OutboxMessage.RepaintIgnored list, CancellationToken cancellation)
    {
        var read = await ReadAsync(new Asker(list.ConversationId, list.IsChannel, list.PersonId), list.Page, cancellation);
        await messenger.UpdateAsync(list.ConversationId, list.ActivityId, Messages.Card(IgnoredMailCard.Render(read, list.Notice, clock.Now), read.Title), cancellation);
    }

    private async Task<IgnoredList> ReadAsync(Asker asker, int page, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(asker, cancellation);
        var addresses = mailboxes.Select(mailbox => mailbox.Address).ToArray();
        return await database.ReadAsync(
            async session =>
            {
                var count = await session.GetAsync<int>("SELECT COUNT(*) FROM mails WHERE mailbox IN @addresses AND outcome = 'Ignored'", new { addresses });
                var last = Math.Max(0, (count - 1) / Shown);
                var shown = Math.Clamp(page, 0, last);
                var mails = await session.ListAsync<IgnoredRow>(
                    """
                    SELECT m.*, q.number FROM mails m LEFT JOIN queries q ON q.id = m.query_id
                    WHERE m.mailbox IN @addresses AND m.outcome = 'Ignored' ORDER BY m.received_at DESC, m.id DESC LIMIT @Shown OFFSET @skipped
                    """,
                    new { addresses, Shown, skipped = shown * Shown });
                var lines = mails.Select(mail => new IgnoredLine(mail, mail.Number, mailboxes.First(mailbox => mailbox.Address == mail.Mailbox)));
                return new IgnoredList([.. lines], count, shown, last, mailboxes.Count > 1) { Loops = await LoopBreak.ListAsync(session, addresses, clock.Now) };
            },
            cancellation);
    }

    private sealed record IgnoredRow : MailRow
    {
        public int? Number { get; init; }
    }
}
