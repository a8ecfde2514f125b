using System.Threading.Channels;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Rights;

/// <summary>
/// The record of decisions, to which is only ever added. An allowed one is stored with the deed that it allowed; one that nothing follows is
/// stored with whatever is stored next, and within seconds, so that a click waits for no sync but its own.
/// </summary>
public sealed class DecisionLog(Database database, TimeProvider clock)
{
    private static readonly Duration Patience = Duration.FromSeconds(2);

    private int isAwaited;

    public void Note(Decision decision)
    {
        database.Along(session => AddAsync(session, decision));
        if (Interlocked.Exchange(ref isAwaited, 1) == 0) _ = StoreSoonAsync();
    }

    /// <summary>The oldest first.</summary>
    /// <param name="queryId">Null: of all queries and of none.</param>
    public static async Task<IReadOnlyList<Decision>> ListAsync(DbSession session, Guid? queryId, bool onlyRefused, int most) =>
        [.. (await session.ListAsync<Row>(
            """
            SELECT at, person_id, person_name, deed, query_id, role, needed, is_allowed, because FROM decisions
            WHERE (@queryId IS NULL OR query_id = @queryId) AND (@onlyRefused = 0 OR is_allowed = 0) ORDER BY id DESC LIMIT @most
            """,
            new { queryId, onlyRefused = onlyRefused ? 1 : 0, most })).Reverse().Select(row => row.ToDecision())];

    /// <summary>Stored in the caller's transaction.</summary>
    public static Task AddAsync(DbSession session, Decision decision) => session.RunAsync(
        """
        INSERT INTO decisions (id, at, person_id, person_name, deed, query_id, role, needed, is_allowed, because)
        VALUES (@id, @At, @PersonId, @PersonName, @Deed, @QueryId, @role, @needed, @allowed, @Because)
        """,
        new
        {
            id = SortedId.Next(),
            decision.At,
            decision.PersonId,
            decision.PersonName,
            decision.Deed,
            decision.QueryId,
            role = decision.Role?.ToString(),
            needed = decision.Needed.ToString(),
            allowed = decision.IsAllowed ? 1 : 0,
            decision.Because,
        });

    private async Task StoreSoonAsync()
    {
        try
        {
            await Task.Delay(Patience.ToTimeSpan(), clock);
            Interlocked.Exchange(ref isAwaited, 0);
            await database.WriteAsync(_ => Task.CompletedTask, CancellationToken.None);
        }
        catch (ChannelClosedException)
        {
            // The database was closed meanwhile, which stores the last ones.
        }
    }

    private sealed class Row
    {
        public Instant At { get; init; }

        public string PersonId { get; init; } = "";

        public string PersonName { get; init; } = "";

        public string Deed { get; init; } = "";

        public Guid? QueryId { get; init; }

        public string? Role { get; init; }

        public string Needed { get; init; } = "";

        public long IsAllowed { get; init; }

        public string Because { get; init; } = "";

        public Decision ToDecision() => new()
        {
            At = At,
            PersonId = PersonId,
            PersonName = PersonName,
            Deed = Deed,
            QueryId = QueryId,
            Role = Role is null ? null : Enum.Parse<Role>(Role),
            Needed = Enum.Parse<Role>(Needed),
            IsAllowed = IsAllowed == 1,
            Because = Because,
        };
    }
}
