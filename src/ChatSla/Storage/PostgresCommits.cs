using System.Collections.Concurrent;
using Npgsql;

namespace ChatSla.Storage;

/// <summary>
/// Commits, and finds out what became of a commit that was not answered: the server is asked for the transaction by its id, and for the number
/// that the transaction stored with what it wrote. The id alone would do on a server that has run all the time; one that crashed, or a standby
/// that took its place, may not have kept the transaction and gives its id to the next.
/// </summary>
internal sealed class PostgresCommits(PostgresAddress address, NpgsqlDataSource source, string replica)
{
    public const string ForgetOld = "DELETE FROM commits WHERE at < CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) - 86400000";

    /// <summary>Nothing is stored, and nothing returned, where the transaction has written nothing.</summary>
    private const string Note =
        """
        WITH own AS (SELECT txid_current_if_assigned() AS id),
          noted AS (
            INSERT INTO commits (session, number, at)
            SELECT @Session, @number, CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) FROM own WHERE id IS NOT NULL
            ON CONFLICT (session) DO UPDATE SET number = excluded.number, at = excluded.at)
        SELECT id FROM own
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentBag<Place> free = [];
    private int made;

    /// <exception cref="NpgsqlException">It was lost and nothing of it was stored.</exception>
    /// <exception cref="StorageException">The server does not say within a minute; whoever asked for the change must look whether it was made.</exception>
    public async Task CommitAsync(PostgresSession session, NpgsqlTransaction transaction)
    {
        // A place whose transaction ended badly may be locked by it for as long as the server does not notice.
        if (!free.TryTake(out var place)) place = new Place($"{replica}/{Interlocked.Increment(ref made)}");
        var number = ++place.Number;
        var id = await session.EndAsync(Note, new { place.Session, number });
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception lost) when (PostgresFaults.LeavesDoubt(lost))
        {
            if (id is { } written && !await IsCommittedAsync(written, place, lost)) throw new NpgsqlException("The transaction was not committed.", new IOException("The connection was lost.", lost));
        }

        free.Add(place);
    }

    private async Task<bool> IsCommittedAsync(long id, Place place, Exception lost)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                var session = new PostgresSession(connection, null);
                var state = await session.FindAsync<string>("SELECT txid_status(@id)", new { id });
                if (state == "committed") return await session.FindAsync<long?>("SELECT number FROM commits WHERE session = @Session", new { place.Session }) == place.Number;
                if (state != "in progress") return false;
            }
            catch (PostgresException unknown) when (unknown.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                // The server came back without it: it never reached the disk.
                return false;
            }
            catch (Exception away) when (PostgresFaults.IsPassing(away))
            {
            }

            await Task.Delay(Pause, TimeProvider.System);
        }

        throw new StorageException($"The database {address} was lost while it stored something, and did not say within a minute whether it had.", lost) { LeavesDoubt = true };
    }

    private sealed class Place(string session)
    {
        public string Session => session;

        public long Number { get; set; }
    }
}
