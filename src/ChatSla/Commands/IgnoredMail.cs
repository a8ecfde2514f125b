using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>The latest mails that opened no query, each with its reason: nothing is dropped in silence.</summary>
public sealed class IgnoredMail(Database database, MailboxChannels channels, TimeProvider clock)
{
    private const int Shown = 10;

    public async Task<JsonObject> MessageAsync(Asker asker, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(asker, cancellation);
        var args = new { addresses = mailboxes.Select(mailbox => mailbox.Address).ToArray(), Shown };
        var (mails, count) = await database.ReadAsync(
            async session => (
                await session.ListAsync<MailRow>(
                    "SELECT * FROM mails WHERE mailbox IN @addresses AND outcome = 'Ignored' ORDER BY received_at DESC, id DESC LIMIT @Shown", args),
                await session.GetAsync<int>("SELECT COUNT(*) FROM mails WHERE mailbox IN @addresses AND outcome = 'Ignored'", new { args.addresses })),
            cancellation);

        var now = clock.Now;
        var title = count switch { 0 => "No mail was ignored", 1 => "One mail opened no query", _ => $"{count} mails opened no query" };
        var body = new List<JsonObject> { Elements.Words(title, weight: "Bolder", size: "Medium") };
        foreach (var mail in mails) body.AddRange(Lines(mail, now, mailboxes.First(mailbox => mailbox.Address == mail.Mailbox).Zone));
        if (count > mails.Count) body.Add(Elements.Words($"and {count - mails.Count} older ones", subtle: true));
        return Messages.Card(Elements.AdaptiveCard(body), title);
    }

    private static IEnumerable<JsonObject> Lines(MailRow mail, Instant now, DateTimeZone zone)
    {
        yield return Elements.Columns(
            ("stretch", Elements.Runs(null, Elements.Run($"{CardText.Subject(mail.Subject, 70)}  "), Elements.Run(mail.Customer, subtle: true))),
            ("auto", Elements.Words(DueText.Brief(mail.ReceivedAt, now, zone), align: "Right")));
        yield return Elements.Plain(mail.Because ?? "", size: "Small", subtle: true, spacing: "None");
    }
}
