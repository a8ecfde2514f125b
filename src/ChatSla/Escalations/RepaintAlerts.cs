using ChatSla.Storage;

namespace ChatSla.Escalations;

/// <summary>A message that told of alerts shows everybody what became of them.</summary>
public sealed class RepaintAlerts(Database database, AlertDesk desk, AlertsInTeams teams)
{
    public async Task RunAsync(string messageId, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => AlertMessage.FindAsync(session, messageId), cancellation) is not { ActivityId: not null } message) return;
        if (await desk.RecallAsync(messageId, cancellation) is { Count: > 0 } alerts) await teams.RepaintAsync(message, alerts, cancellation);
    }
}
