using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Repromises;

/// <summary>An agreement that was switched off takes the promises that run with it: their cards are painted anew and no alert comes.</summary>
public sealed partial class SwitchedOff(Database database, QueryJournal journal, MailboxPolicies policies, TimeProvider clock, ILogger<SwitchedOff> logger)
{
    public const string Reason = "The agreement was switched off.";

    public async Task WithdrawAsync(CancellationToken cancellation)
    {
        var history = policies.History;
        if (!history.HasSwitchedOff) return;

        var open = await database.ReadAsync(session => session.ListAsync<Guid>("SELECT id FROM queries WHERE next_turn_at IS NOT NULL"), cancellation);
        await Task.WhenAll(open.Select(id => journal.ActAsync(id, WithdrawAsync, cancellation)));

        async Task<Refusal?> WithdrawAsync(Query query, DbSession session)
        {
            var now = clock.Now;
            if (!query.WithdrawPromises(promise => history.IsSwitchedOff(promise.Policy), Reason, now)) return null;

            LogWithdrawn(query.Id);
            await session.PutCardAsync(query, now);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Query {QueryId} is promised nothing any more: its agreement was switched off.")]
    private partial void LogWithdrawn(Guid queryId);
}
