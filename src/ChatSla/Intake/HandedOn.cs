using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>A mail that staff of another of our mailboxes forwarded to this one: it is the customer's, and as old as it was there.</summary>
public sealed record HandedOn(ReplyRow Forward, MailRow Original)
{
    /// <returns>Null where it is none: the key alone proves nothing, it must come from one of our mailboxes.</returns>
    public static async Task<HandedOn?> FindAsync(DbSession session, IncomingMail mail, WatchedMailboxes mailboxes)
    {
        if (mail.From is not { } from || mailboxes.Find(from.Address) is null || mail.HeaderValues(MailReading.SendKeyHeader).FirstOrDefault() is not { } key) return null;
        if (await ReplyRow.FindAsync(session, key) is not { Kind: ReplyKind.Forward } forward) return null;
        return await session.FindMailAsync(forward.MailId) is { } original && original.Mailbox.Equals(from.Address, StringComparison.OrdinalIgnoreCase) ? new HandedOn(forward, original) : null;
    }

    /// <summary>The mail as if the customer had written it here.</summary>
    public IncomingMail Unwrap(IncomingMail mail)
    {
        var customer = Original.FromAddress is { } address ? new MailAddress(address, Original.FromName) : null;
        return mail with
        {
            From = customer,
            Sender = customer,
            ReplyTo = Original.ReplyAddress is { } reply ? [new MailAddress(reply, Original.FromName)] : [],
            Subject = Original.Subject,
            ReceivedAt = Forward.AskedAt ?? Original.ReceivedAt,
            Headers = [],
        };
    }

    /// <summary>What a person reads of it: the note of whoever sent it on, and what the customer wrote. The other mailbox has told the customer already.</summary>
    public MailRow Describe(MailRow row) => row with
    {
        NewText = Forward.Body.Length == 0 ? Original.NewText : $"{Forward.ByName} writes: {Forward.Body}\n\n{Original.NewText}",
        Untold = "another of our mailboxes sent it on",
        HandedOnFrom = Forward.QueryId,
    };
}
