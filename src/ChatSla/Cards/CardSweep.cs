using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>
/// Looks, at the start and then every hour, at every card that is still of use: whether it was last sent as it should look now, and whether
/// there is one. Teams has nothing that tells whether a message is still there, so a card that nobody has touched for hours is sent again as
/// it is, when nothing else waits: the answer says whether somebody has deleted it.
/// </summary>
public sealed partial class CardSweep : IDueWork, IDisposable
{
    private const int AtOnce = 100;
    private const int ChecksAtOnce = 10;
    private static readonly Duration Between = Duration.FromHours(1);
    private static readonly Duration Pause = Duration.FromSeconds(2);
    private static readonly Duration Untouched = Duration.FromHours(6);
    private static readonly Duration OfUse = Duration.FromDays(2);

    private readonly Database database;
    private readonly CardPublisher cards;
    private readonly MailboxChannels channels;
    private readonly DeadEnds deadEnds;
    private readonly DueSignal due;
    private readonly TimeProvider clock;
    private readonly ILogger<CardSweep> logger;

    /// <summary>What was checked before this instant is checked again, whenever that was.</summary>
    private Instant since;
    private Instant missingAt;
    private Instant lookAt;

    public CardSweep(Database database, CardPublisher cards, MailboxChannels channels, DeadEnds deadEnds, DueSignal due, TimeProvider clock, ILogger<CardSweep> logger)
    {
        (this.database, this.cards, this.channels, this.deadEnds, this.due, this.clock, this.logger) = (database, cards, channels, deadEnds, due, clock, logger);
        since = missingAt = lookAt = clock.Now;
        deadEnds.Revived += Again;
    }

    public bool IsForOne => true;

    public async Task<Instant?> RunDueAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        if (missingAt - now > Between) await BeginAnewAsync(now, cancellation);
        if (now >= missingAt)
        {
            missingAt = now + Between;
            await PutMissingAsync(now, cancellation);
        }

        // The due loop runs whenever anything is due: turns do not wait for cards that are compared each time.
        if (now >= lookAt) lookAt = await LookAsync(now, cancellation) == AtOnce ? now + Pause : missingAt;
        return Instant.Min(lookAt, missingAt);
    }

    public void Dispose() => deadEnds.Revived -= Again;

    /// <summary>Somewhere is open again: what is not there is put there.</summary>
    private void Again()
    {
        since = missingAt = lookAt = clock.Now;
        due.Notify(missingAt);
    }

    /// <summary>The clock was set back: no hour is waited for a second time.</summary>
    private Task BeginAnewAsync(Instant now, CancellationToken cancellation)
    {
        since = missingAt = lookAt = now;
        return database.WriteAsync(session => session.RunAsync("UPDATE cards SET checked_at = NULL WHERE checked_at > @now", new { now }), cancellation);
    }

    /// <summary>How many cards were compared with what they should show.</summary>
    private async Task<int> LookAsync(Instant now, CancellationToken cancellation)
    {
        var before = Instant.Max(since, now - Between);
        var looks = await database.ReadAsync(
            session => session.ListAsync<Look>(
                """
                SELECT c.query_id, c.mailbox, c.shown, c.updated_at FROM cards c JOIN queries q ON q.id = c.query_id
                WHERE c.state = @Posted AND COALESCE(c.checked_at, 0) < @before AND (q.state = 'open' OR c.updated_at > @recent)
                ORDER BY COALESCE(c.checked_at, 0) LIMIT @AtOnce
                """,
                new { CardRow.Posted, before, recent = now - OfUse, AtOnce }),
            cancellation);

        var wrong = new List<(Look Look, bool IsCheck)>();
        foreach (var look in looks)
        {
            if (await cards.HashAsync(look.QueryId, look.Mailbox, cancellation) is not { } right) continue;
            if (look.Shown != right) wrong.Add((look, false));
            else if (now - look.UpdatedAt >= Untouched && wrong.Count(one => one.IsCheck) < ChecksAtOnce) wrong.Add((look, true));
        }

        if (looks.Count > 0) await PutAsync(looks, wrong, now, cancellation);
        return looks.Count;
    }

    private Task PutAsync(IReadOnlyList<Look> looks, IReadOnlyList<(Look Look, bool IsCheck)> wrong, Instant now, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            foreach (var look in looks) await session.RunAsync("UPDATE cards SET checked_at = @now WHERE query_id = @QueryId AND mailbox = @Mailbox", new { look.QueryId, look.Mailbox, now });
            foreach (var (look, isCheck) in wrong)
            {
                if (await QueryJournal.FindAsync(session, look.QueryId) is not { } query || (isCheck && query.IsSettled)) continue;
                if (!isCheck) LogWrong(query.Id);
                await session.PutAsync(new OutboxMessage.PutCard(query.Id, query.LightAt(now), look.Mailbox == query.Mailbox ? null : look.Mailbox, isCheck), now);
            }
        },
        cancellation);

    /// <summary>An open query without a card where there should be one gets it.</summary>
    private async Task PutMissingAsync(Instant now, CancellationToken cancellation)
    {
        var without = await database.ReadAsync(
            session => session.ListAsync<Guid>(
                """
                SELECT q.id FROM queries q
                WHERE q.state = 'open' AND NOT EXISTS (SELECT 1 FROM cards c WHERE c.query_id = q.id AND c.state = @Posted)
                  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.lane = 'card:' || q.id AND o.done_at IS NULL AND o.parked_at IS NULL)
                """,
                new { CardRow.Posted }),
            cancellation);
        foreach (var id in without)
        {
            if (await database.ReadAsync(session => QueryJournal.FindAsync(session, id), cancellation) is not { } query || !await HasPlaceAsync(query, cancellation)) continue;

            LogMissing(id);
            await database.WriteAsync(session => session.PutCardAsync(query, now), cancellation);
        }
    }

    private async Task<bool> HasPlaceAsync(Query query, CancellationToken cancellation)
    {
        foreach (var place in await channels.PlacesOfAsync(query, cancellation))
        {
            if (!(await deadEnds.ListAsync(cancellation)).Any(end => end.Id == place.Channel)) return true;
        }

        return false;
    }

    [LoggerMessage(LogLevel.Information, "The card of query {QueryId} does not show what it should; it is painted anew.")]
    private partial void LogWrong(Guid queryId);

    [LoggerMessage(LogLevel.Warning, "Query {QueryId} has no card; it is posted.")]
    private partial void LogMissing(Guid queryId);

    private sealed class Look
    {
        public Guid QueryId { get; init; }

        public string Mailbox { get; init; } = "";

        public string? Shown { get; init; }

        public Instant UpdatedAt { get; init; }
    }
}
