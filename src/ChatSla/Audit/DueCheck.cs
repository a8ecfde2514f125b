using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>Whether what is due by itself happens: turns, and alerts that are either said or ended.</summary>
public sealed class DueCheck(Findings findings, IAlertClock alerts, Instant now)
{
    /// <summary>The due loop looks every minute.</summary>
    private static readonly Duration Late = Duration.FromMinutes(15);

    public async Task CheckAsync(DbSession session, QueryEntry entry, Query query)
    {
        if (entry.Row is not { } row) return;

        if (row.NextTurnAt < Ms(now - Late)) findings.Add(DifferenceKind.TurnLate, entry, $"it turns at {Findings.Show(row.NextTurnAt)}", "it has not turned", Remedy.Wait);
        if (row.NextAlertAt <= now.ToUnixTimeMilliseconds() || (query.Running.Count == 0 && query.Owner is null)) return;

        try
        {
            await CheckAlertAsync(session, entry, row, query);
        }
        catch (KeyNotFoundException missing)
        {
            findings.Add(DifferenceKind.AgreementMissing, entry, missing.Message, "other versions, or none", Remedy.Lost);
        }
    }

    private async Task CheckAlertAsync(DbSession session, QueryEntry entry, StoredQuery row, Query query)
    {
        if (await alerts.NextAsync(session, query, now) is { } at && !(row.NextAlertAt <= Ms(at)))
            findings.Add(DifferenceKind.NextAlert, entry, $"somebody is to be told, or the owner loses it, at {Findings.Show(Ms(at))}", $"next_alert_at is {Findings.Show(row.NextAlertAt)}", Remedy.Rebuild);
    }

    /// <summary>Alerts whose time has come, and that nobody is about to say.</summary>
    public async Task FinishAsync(DbSession session)
    {
        var unsaid = await session.ListAsync<Unsaid>(
            """
            SELECT a.key, a.place, a.query_id, a.say_at, q.number FROM alerts a LEFT JOIN queries q ON q.id = a.query_id
            WHERE a.ended_at IS NULL AND a.say_at < @late AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.lane = 'tell:' || a.place AND o.done_at IS NULL)
            ORDER BY a.say_at LIMIT 1000
            """,
            new { late = now - Late });
        foreach (var one in unsaid)
            findings.Add(new Difference(DifferenceKind.AlertUnsaid, one.Number, one.QueryId, $"{one.Place} was to be told at {Findings.Show(Ms(one.SayAt))} ({one.Key})", "neither said nor ended, and not in the outbox", Remedy.Wait));
    }

    private static long Ms(Instant at) => at.ToUnixTimeMilliseconds();

    private sealed class Unsaid
    {
        public string Key { get; init; } = "";

        public string Place { get; init; } = "";

        public string QueryId { get; init; } = "";

        public Instant SayAt { get; init; }

        public int? Number { get; init; }
    }
}
