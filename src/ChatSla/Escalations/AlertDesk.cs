using System.Security.Cryptography;
using System.Text;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>Tells one place of what waits for it: what was settled meanwhile is not said, of each query the highest level only, and many as one message.</summary>
public sealed partial class AlertDesk(
    Database database, AlertsInTeams teams, AlertsToPerson person, AlertsByMail mail, AlertsByWebhook webhook, TimeProvider clock, ILogger<AlertDesk> logger)
{
    /// <summary>So many are said one by one.</summary>
    public const int Few = 3;

    private const int MostDoubts = 2;

    /// <exception cref="WillNotWorkException">Something may have been said twice, and is not said again.</exception>
    public async Task TellAsync(string place, CancellationToken cancellation)
    {
        var now = clock.Now;
        var (said, isDoubted) = await SortAsync(place, now, cancellation);
        foreach (var batch in BatchesOf(said, AlertPlace.Parse(place).Kind))
        {
            var message = await SayNotedAsync(AlertPlace.Parse(place), batch, cancellation);
            await database.WriteAsync(
                async session =>
                {
                    await AlertMessage.AddAsync(session, message with { Place = place, SaidAt = now });
                    await AlertRow.EndAsync(session, batch.Select(alert => alert.Row), AlertOutcome.Said, now, message.Id);
                },
                cancellation);
            LogTold(place.Split(':')[0], batch.Length, (now - batch.Min(alert => alert.Row.At)).TotalMilliseconds);
        }

        // An operator is to know, though there is nothing left to say.
        if (isDoubted) throw new WillNotWorkException("it may have been said twice already, and nobody told us whether it was");
    }

    /// <summary>Each is one message. One person's are apart by mailbox: whoever cannot be written to is called below a card, where only those of its team are named.</summary>
    private static IEnumerable<ToldAlert[]> BatchesOf(IReadOnlyList<ToldAlert> said, AlertPlaceKind place) => said.Count <= Few ? said.Select(one => new[] { one })
        : place is AlertPlaceKind.Person ? said.GroupBy(one => one.Row.Mailbox).Select(group => group.ToArray())
        : [[.. said]];

    /// <summary>The alerts of a message that was said, as they are by now.</summary>
    public async Task<IReadOnlyList<ToldAlert>> RecallAsync(string messageId, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => AlertRow.OfMessageAsync(session, messageId), cancellation);
        return await ViewedAsync(await LiveAsync(rows, mustRun: false, cancellation), cancellation);
    }

    /// <summary>
    /// What is said to Teams is noted before: a program that ends before the answer comes says it once more, and not for ever. It is noted of each alert, for
    /// the next message to the place tells of all that wait there.
    /// </summary>
    private async Task<AlertMessage> SayNotedAsync(AlertPlace place, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        var isNoted = false;
        if (OutboxTurn.Current is { } turn)
        {
            turn.IsRepeated = alerts.Any(alert => alert.Row.Doubts > 0);
            turn.BeforeSaying = async stopping =>
            {
                if (!isNoted) await NoteAsync(1, stopping);
                isNoted = true;
            };
        }

        try
        {
            return await SayAsync(place, IdOf(alerts), alerts, cancellation);
        }
        catch (ConnectorException error) when (isNoted && !error.IsInDoubt)
        {
            await NoteAsync(-1, cancellation);
            throw;
        }

        Task NoteAsync(int by, CancellationToken stopping) => database.WriteAsync(session => AlertRow.DoubtAsync(session, alerts.Select(alert => alert.Row), by), stopping);
    }

    private Task<AlertMessage> SayAsync(AlertPlace place, string id, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation) => place.Kind switch
    {
        AlertPlaceKind.Channel or AlertPlaceKind.Managers => teams.SayAsync(place, id, alerts, cancellation),
        AlertPlaceKind.Person => person.SayAsync(place, id, alerts, cancellation),
        AlertPlaceKind.Mail => mail.SayAsync(place, id, alerts, cancellation),
        _ => webhook.SayAsync(place, id, alerts, cancellation),
    };

    /// <summary>What is to be said, the most overdue first; the rest is ended. Doubted: among that was what may have been said as often as it may be.</summary>
    private async Task<(IReadOnlyList<ToldAlert> Said, bool IsDoubted)> SortAsync(string place, Instant now, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(session => AlertRow.WaitingAsync(session, place, now), cancellation);
        var running = await LiveAsync(rows, mustRun: true, cancellation);
        var (doubted, alive) = (running.Where(alert => alert.Row.Doubts >= MostDoubts).Select(alert => alert.Row).ToList(), running.Where(alert => alert.Row.Doubts < MostDoubts).ToList());
        foreach (var row in doubted) LogDoubted(row.Step, row.QueryId);
        var said = alive.GroupBy(alert => alert.Query.Id).Select(group => group.OrderBy(alert => alert.Row.At).ThenBy(alert => alert.Promise.DueAt).Last()).ToList();
        var settled = rows.Except(running.Select(alert => alert.Row)).ToList();
        var replaced = alive.Except(said).Select(alert => alert.Row).ToList();
        if (doubted.Count + settled.Count + replaced.Count > 0)
        {
            await database.WriteAsync(
                async session =>
                {
                    await AlertRow.EndAsync(session, doubted, AlertOutcome.Doubted, now);
                    await AlertRow.EndAsync(session, settled, AlertOutcome.Settled, now);
                    await AlertRow.EndAsync(session, replaced, AlertOutcome.Replaced, now);
                },
                cancellation);
        }

        return (await ViewedAsync([.. said.OrderBy(alert => alert.Promise.DueAt).ThenBy(alert => alert.Query.Number)], cancellation), doubted.Count > 0);
    }

    /// <param name="mustRun">Those only whose promise is not kept, does not stand still and is not due at another time by now.</param>
    private Task<IReadOnlyList<ToldAlert>> LiveAsync(IReadOnlyList<AlertRow> rows, bool mustRun, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<ToldAlert>>(
        async session =>
        {
            var queries = (await QueryJournal.ListAsync(session, [.. rows.Select(row => row.QueryId).Distinct()])).ToDictionary(query => query.Id);
            foreach (var merged in queries.Values.Where(query => query.Merging is not null).ToList()) queries[merged.Id] = await QueryJournal.FindLiveAsync(session, merged.Id);
            return [.. rows.Select(row => AlertOf(row, queries[row.QueryId], mustRun)).OfType<ToldAlert>()];
        },
        cancellation);

    private ToldAlert? AlertOf(AlertRow row, Query query, bool mustRun)
    {
        var promises = mustRun ? query.Running.Where(one => query.StateOf(one, clock.Now) is not PromiseState.Paused) : query.Promises;
        var isOut = mustRun && (query.Closing is not null || IsOthersNow(row, query));
        return !isOut && promises.LastOrDefault(one => IsOf(row, one)) is { } promise ? new ToldAlert(row, query, promise) : null;
    }

    /// <summary>With what is shown of those that are listed.</summary>
    private Task<IReadOnlyList<ToldAlert>> ViewedAsync(IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<ToldAlert>>(
        async session =>
        {
            var viewed = new List<ToldAlert>();
            foreach (var alert in alerts.Take(AlertCard.Shown)) viewed.Add(alert with { View = await QueryView.FindAsync(session, alert.Query.Id) });
            return [.. viewed, .. alerts.Skip(AlertCard.Shown)];
        },
        cancellation);

    private static bool IsOf(AlertRow row, Promise promise) => (promise.Kind, promise.DueAt) == (row.PromiseKind, row.DueAt);

    /// <summary>What waited for the owner's hours is not said to somebody who does not have it any more.</summary>
    private static bool IsOthersNow(AlertRow row, Query query) =>
        row.Step.EndsWith(">owner", StringComparison.Ordinal) && row.SayAt > row.At && query.Owner is null;

    private static string IdOf(IEnumerable<ToldAlert> alerts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', alerts.Select(alert => $"{alert.Row.Key} {alert.Row.Place}")))))[..32];

    [LoggerMessage(LogLevel.Warning, "The alert {Step} of query {QueryId} may have been said twice already, and Teams did not say whether it was: it is not said again.")]
    private partial void LogDoubted(string step, Guid queryId);

    [LoggerMessage(LogLevel.Information, "A {Place} was told of {Count} queries, {LateMs} ms after the first of them was due to be told.")]
    private partial void LogTold(string place, int count, double lateMs);
}
