using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Tests.Storage;
using ChatSla.Time;

namespace ChatSla.Tests.World;

/// <summary>What a newer version does to the database that the programs share.</summary>
public sealed partial class World
{
    private const string Tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'schema_steps'";

    /// <summary>It takes a step that adds a column to every table, a table and an index, as its start does; then it writes an event of a kind of its own.</summary>
    /// <param name="body">The event, which happens now.</param>
    public async Task UpgradeAsync(Guid id, string body)
    {
        await using var newer = new PostgresDatabase(TestStore.Read(postgres!), new DueSignal());
        await newer.WriteAsync(
            async session =>
            {
                await session.LockAsync("schema");
                foreach (var table in await session.ListAsync<string>(Tables)) await session.RunAsync($"ALTER TABLE {table} ADD COLUMN of_later BIGINT DEFAULT 7");
                await session.RunAsync("CREATE TABLE naps (query_id TEXT PRIMARY KEY, until BIGINT NOT NULL); CREATE INDEX queries_of_later ON queries (of_later)");
                await session.RunAsync("INSERT INTO schema_steps (name) VALUES ('ChatSla.Storage.Schema.9999-later.sql')");
            },
            Cancellation);
        await WriteOfLaterAsync(id, body);
    }

    /// <summary>A newer version writes an event of a kind of its own.</summary>
    public Task WriteOfLaterAsync(Guid id, string body) => Get<Database>().WriteAsync(session => AppendAsync(session, id, body), Cancellation);

    private async Task AppendAsync(DbSession session, Guid id, string body)
    {
        var query = (await QueryJournal.FindAsync(session, id))!;
        var (happened, hash, now, seq) = ((EventOfLater)EventFormat.Read(body), EventChain.HashOf(body), Now, query.SavedCount);
        var chain = EventChain.After(query.SavedChain, id, seq, happened.At, now, hash);
        await session.RunAsync(
            "INSERT INTO query_events (query_id, seq, at, recorded_at, body, hash, chain) VALUES (@id, @seq, @At, @now, @body, @hash, @chain)", new { id, seq, happened.At, now, body, hash, chain });
        await session.RunAsync("UPDATE queries SET seq = @seq, chain = @chain WHERE id = @id", new { id, seq = seq + 1, chain });
    }
}
