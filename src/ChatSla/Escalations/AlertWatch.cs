using ChatSla.Core.Calendars;
using ChatSla.Core.Escalations;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>
/// Takes the steps of ladders and ends claim leases at their stored instants. All that is due is noted before anybody is told, so that what falls
/// due together is one message for each place.
/// </summary>
public sealed partial class AlertWatch(
    Database database, QueryJournal journal, AlertPlan plan, AlertPlaces places, TimeProvider clock, ILogger<AlertWatch> logger) : IDueWork
{
    private const int AtOnce = 100;

    /// <summary>What falls due within it goes into the same message.</summary>
    private static readonly Duration Together = Duration.FromSeconds(2);

    private bool isStarted;

    public bool IsForOne => true;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        if (!isStarted) await NoteWhatWasToldBeforeAsync(cancellation);
        isStarted = true;

        while (true)
        {
            var now = clock.Now;
            var due = await database.ReadAsync(
                session => session.ListAsync<Guid>("SELECT id FROM queries WHERE next_alert_at <= @now ORDER BY next_alert_at LIMIT @AtOnce", new { now, AtOnce }), cancellation);
            var found = await database.ReadAsync(session => QueryJournal.ListAsync(session, due), cancellation);
            await Task.WhenAll(found.Select(query => LookAsync(query, cancellation)));
            if (due.Count < AtOnce) break;
        }

        return await QueueAsync(clock.Now, cancellation);
    }

    /// <summary>What a version of the program told that did not store it is not told again.</summary>
    private async Task NoteWhatWasToldBeforeAsync(CancellationToken cancellation)
    {
        foreach (var id in await database.ReadAsync(session => session.ListAsync<Guid>("SELECT id FROM queries WHERE next_alert_at = 0"), cancellation))
        {
            await database.WriteAsync(
                async session =>
                {
                    var (now, query) = (clock.Now, await QueryJournal.FindAsync(session, id));
                    foreach (var alert in await plan.NewAsync(session, query!, now)) await AlertRow.AddAsync(session, AlertRow.Of(alert, id, "", now), now, AlertOutcome.Before);
                    await QueryJournal.PutNextAlertAsync(session, query!, await plan.NextAsync(session, query!, now));
                },
                cancellation);
        }
    }

    private async Task LookAsync(Query found, CancellationToken cancellation)
    {
        var told = new Dictionary<string, IReadOnlyList<(AlertPlace Place, WorkingCalendar Hours)>>();
        foreach (var alert in plan.Reached(found, clock.Now)) told[alert.Key] = await places.OfAsync(found, alert, cancellation);

        await journal.ActAsync(
            found.Id,
            async (query, session) =>
            {
                var now = clock.Now;

                // Asked in the transaction: who goes away meanwhile has this query looked at again, and that must not be written over.
                await EndLeaseAsync(session, query, query.Owner is { } owner && await Absences.IsAwayAsync(session, owner.Id, now), now);
                foreach (var alert in await plan.NewAsync(session, query, now))
                {
                    if (told.TryGetValue(alert.Key, out var where)) await NoteAsync(session, query, alert, where, now);
                }

                if (query.Unsaved.Count == 0) await QueryJournal.PutNextAlertAsync(session, query, await plan.NextAsync(session, query, now));
                return null;
            },
            cancellation);
    }

    private async Task EndLeaseAsync(DbSession session, Query query, bool isAway, Instant now)
    {
        isAway = isAway && plan.IsLeased(query) && ClaimLease.WaitsSince(query) is not null && query.Sending is null;
        if (!isAway && !(plan.LeaseEndOf(query) <= now)) return;
        if (!query.EndLease(isAway ? LeaseEnd.Away : LeaseEnd.Idle, now)) return;

        LogReturned(query.Id, isAway);
        await session.PutCardAsync(query, now);
        await session.PutAsync(new OutboxMessage.SayReturned(query.Id, query.History.Count - 1), now);
    }

    private static async Task NoteAsync(DbSession session, Query query, Alert alert, IReadOnlyList<(AlertPlace Place, WorkingCalendar Hours)> where, Instant now)
    {
        if (where.Count == 0) await AlertRow.AddAsync(session, AlertRow.Of(alert, query.Id, "", now), now, AlertOutcome.Nobody);
        foreach (var (place, hours) in where)
            await AlertRow.AddAsync(session, AlertRow.Of(alert, query.Id, place.ToString(), AlertHours.SayAt(now, hours, alert.Step.Always)), now);
    }

    /// <summary>Each place that has something to hear gets one message, once all that falls due together is noted.</summary>
    private async Task<Instant?> QueueAsync(Instant now, CancellationToken cancellation)
    {
        var (waiting, soon) = await database.ReadAsync(
            async session => (
                await AlertRow.PlacesAsync(session, now),
                await session.FindInstantAsync("SELECT MAX(next_alert_at) FROM queries WHERE next_alert_at > @now AND next_alert_at <= @soon", new { now, soon = now + Together })),
            cancellation);
        if (waiting.Count > 0)
        {
            await database.WriteAsync(
                async session =>
                {
                    foreach (var place in waiting)
                    {
                        await AlertRow.QueuedAsync(session, place.Place, now);
                        await session.PutAsync(new OutboxMessage.TellAlerts(place.Place, now), now, soon);
                    }
                },
                cancellation);
        }

        return await database.ReadAsync(
            async session => new[] { await session.FindInstantAsync("SELECT MIN(next_alert_at) FROM queries WHERE next_alert_at IS NOT NULL"), await AlertRow.NextSayAsync(session) }.Min(), cancellation);
    }

    [LoggerMessage(LogLevel.Information, "Query {QueryId} returned to the channel; its owner is away: {IsAway}.")]
    private partial void LogReturned(Guid queryId, bool isAway);
}
