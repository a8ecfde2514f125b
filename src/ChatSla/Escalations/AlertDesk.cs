using System.Security.Cryptography;
using System.Text;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>Tells one place of what waits for it: what was settled meanwhile is not said, of each query the highest level only, and many as one message.</summary>
public sealed partial class AlertDesk(
    Database database, AlertsInTeams teams, AlertsToPerson person, AlertsByMail mail, AlertsByWebhook webhook, TimeProvider clock, ILogger<AlertDesk> logger)
{
    /// <summary>So many are said one by one.</summary>
    public const int Few = 3;

    public async Task TellAsync(string place, CancellationToken cancellation)
    {
        var now = clock.Now;
        var said = await SortAsync(place, now, cancellation);
        foreach (var batch in said.Count <= Few ? said.Select(one => new[] { one }) : [[.. said]])
        {
            var message = await SayAsync(AlertPlace.Parse(place), IdOf(batch), batch, cancellation);
            await database.WriteAsync(
                async session =>
                {
                    await AlertMessage.AddAsync(session, message with { Place = place, SaidAt = now });
                    await AlertRow.EndAsync(session, batch.Select(alert => alert.Row), AlertOutcome.Said, now, message.Id);
                },
                cancellation);
            LogTold(place.Split(':')[0], batch.Length, (now - batch.Min(alert => alert.Row.At)).TotalMilliseconds);
        }
    }

    /// <summary>The alerts of a message that was said, as they are by now.</summary>
    public async Task<IReadOnlyList<ToldAlert>> RecallAsync(string messageId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => AlertRow.OfMessageAsync(session, messageId), cancellation);
        var alerts = await Task.WhenAll(rows.Select(row => FindAsync(row, mustRun: false, cancellation)));
        return [.. alerts.OfType<ToldAlert>()];
    }

    private Task<AlertMessage> SayAsync(AlertPlace place, string id, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation) => place.Kind switch
    {
        AlertPlaceKind.Channel or AlertPlaceKind.Managers => teams.SayAsync(place, id, alerts, cancellation),
        AlertPlaceKind.Person => person.SayAsync(place, id, alerts, cancellation),
        AlertPlaceKind.Mail => mail.SayAsync(place, id, alerts, cancellation),
        _ => webhook.SayAsync(place, id, alerts, cancellation),
    };

    /// <summary>What is to be said, the most overdue first; the rest is ended.</summary>
    private async Task<IReadOnlyList<ToldAlert>> SortAsync(string place, Instant now, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => AlertRow.WaitingAsync(session, place, now), cancellation);
        var found = await Task.WhenAll(rows.Select(row => FindAsync(row, mustRun: true, cancellation)));
        var alive = found.OfType<ToldAlert>().ToList();
        var said = alive.GroupBy(alert => alert.Query.Id).Select(group => group.OrderBy(alert => alert.Row.At).ThenBy(alert => alert.Promise.DueAt).Last()).ToList();
        var settled = rows.Where(row => !alive.Exists(alert => alert.Row == row)).ToList();
        var replaced = alive.Except(said).Select(alert => alert.Row).ToList();
        if (settled.Count + replaced.Count > 0)
        {
            await database.WriteAsync(
                async session =>
                {
                    await AlertRow.EndAsync(session, settled, AlertOutcome.Settled, now);
                    await AlertRow.EndAsync(session, replaced, AlertOutcome.Replaced, now);
                },
                cancellation);
        }

        return [.. said.OrderBy(alert => alert.Promise.DueAt).ThenBy(alert => alert.Query.Number)];
    }

    /// <param name="mustRun">Null where the promise is kept, stands still or is due at another time by now.</param>
    private Task<ToldAlert?> FindAsync(AlertRow row, bool mustRun, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var live = await QueryJournal.FindLiveAsync(session, row.QueryId);
            if (mustRun && (live.Closing is not null || !live.Running.Any(one => IsOf(row, one) && live.StateOf(one, clock.Now) is not PromiseState.Paused))) return null;
            if (await QueryView.FindAsync(session, live.Id) is not { } view) return null;

            var promise = view.Query.Promises.LastOrDefault(one => IsOf(row, one));
            return promise is null || (mustRun && IsOthersNow(row, view.Query)) ? null : new ToldAlert(row, view, promise);
        },
        cancellation);

    private static bool IsOf(AlertRow row, Promise promise) => (promise.Kind, promise.DueAt) == (row.PromiseKind, row.DueAt);

    /// <summary>What waited for the owner's hours is not said to somebody who does not have it any more.</summary>
    private static bool IsOthersNow(AlertRow row, Query query) =>
        row.Step.EndsWith(">owner", StringComparison.Ordinal) && row.SayAt > row.At && query.Owner is null;

    private static string IdOf(IEnumerable<ToldAlert> alerts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', alerts.Select(alert => $"{alert.Row.Key} {alert.Row.Place}")))))[..32];

    [LoggerMessage(LogLevel.Information, "A {Place} was told of {Count} queries, {LateMs} ms after the first of them was due to be told.")]
    private partial void LogTold(string place, int count, double lateMs);
}
