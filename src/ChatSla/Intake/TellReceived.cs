using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>A customer's mail was taken in: where customers are told so by themselves, that follows.</summary>
public static class TellReceived
{
    public static Task PutAsync(DbSession session, WatchedMailboxes mailboxes, Query query, MailRow row, Instant now) =>
        mailboxes.Find(row.Mailbox) is { Acknowledges: true } && row.FromAddress is not null
            ? session.PutAsync(new OutboxMessage.Acknowledge(query.Id, row.Id, row.Outcome == nameof(MailOutcome.Opened) && row.Untold is null), now)
            : Task.CompletedTask;
}
