using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Escalations;

/// <summary>Somebody takes notice of an alert, or takes over what it is about; whoever reads the message sees it.</summary>
public sealed partial class AcknowledgeAlerts(Database database, QueryJournal journal, MailboxPolicies policies, AlertDesk desk, TimeProvider clock, ILogger<AcknowledgeAlerts> logger)
{
    /// <summary>The message and what it tells of; null where it is not known.</summary>
    public async Task<(AlertMessage Message, IReadOnlyList<ToldAlert> Alerts)?> FindAsync(string messageId, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => AlertMessage.FindAsync(session, messageId), cancellation) is not { } message) return null;
        return await desk.RecallAsync(messageId, cancellation) is { Count: > 0 } alerts ? (message, alerts) : null;
    }

    /// <summary>All queries of the message at once. Of several, what was settled meanwhile needs no notice; of one that is the refusal.</summary>
    public async Task<Refusal?> AcknowledgeAsync(AlertMessage message, IReadOnlyList<ToldAlert> alerts, Person by, CancellationToken cancellation)
    {
        var acts = alerts.Select(alert => ActAsync(alert.Query.Id, query => query.Acknowledge(by, clock.Now), cancellation)).ToArray();
        try
        {
            await Task.WhenAll(acts);
        }
        catch (StorageException away) when (acts.Any(act => act.IsCompletedSuccessfully))
        {
            throw new StorageException(away.Fault, away.Message, away) { LeavesDoubt = true };
        }

        LogActed("acknowledge", message.Id, by.Id, alerts.Count);
        return acts is [var only] ? await only : null;
    }

    public async Task<Refusal?> TakeOverAsync(AlertMessage message, ToldAlert alert, Person by, CancellationToken cancellation)
    {
        var refusal = await ActAsync(
            alert.Query.Id,
            query => query.HandOver(by, by, note: null, clock.Now, mayOverrule: true) ?? (Seen(query, message) ? null : query.Acknowledge(by, clock.Now)),
            cancellation);
        LogActed("take-over", message.Id, by.Id, 1);
        return refusal;
    }

    private static bool Seen(Query query, AlertMessage message) => query.History.OfType<QueryEvent.Acknowledged>().Any(said => said.At >= message.SaidAt);

    private Task<Refusal?> ActAsync(Guid queryId, Func<Query, Refusal?> act, CancellationToken cancellation) => journal.ActAsync(
        queryId,
        async (query, session) =>
        {
            if (act(query) is { } refused) return refused;

            var now = clock.Now;
            query.Turn(now, await policies.OfAsync(session, query));
            await session.PutCardAsync(query, now);
            foreach (var (seq, _) in query.History.Index().Skip(query.SavedCount).Where(one => one.Item is QueryEvent.HandedOver)) await session.PutAsync(new OutboxMessage.TellHandedOver(queryId, seq), now);
            foreach (var message in await AlertMessage.OfQueryAsync(session, queryId)) await session.PutAsync(new OutboxMessage.RepaintAlert(message), now);
            return null;
        },
        cancellation);

    [LoggerMessage(LogLevel.Information, "{Verb} of alert {MessageId} by {PersonId}: {Count} queries.")]
    private partial void LogActed(string verb, string messageId, string personId, int count);
}
