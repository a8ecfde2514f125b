using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>A customer's mail was taken in: where customers are told so by themselves, that follows.</summary>
public static class TellReceived
{
    /// <param name="opened">The mail opened the query.</param>
    public static Task PutAsync(DbSession session, WatchedMailboxes mailboxes, Query query, MailRow row, Instant now, bool opened) =>
        mailboxes.Find(row.Mailbox) is { Acknowledges: true } && row.FromAddress is not null
            ? session.PutAsync(new OutboxMessage.Acknowledge(query.Id, row.Id, opened && row.Untold is null), now)
            : Task.CompletedTask;
}
