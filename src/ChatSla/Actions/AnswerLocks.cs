using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>Who has begun an answer: a colleague who begins as well is told, and may take it over. Nobody is kept out by somebody who went away.</summary>
public sealed class AnswerLocks(Database database, TimeProvider clock)
{
    /// <summary>Whoever has written for longer has most likely left.</summary>
    private static readonly Duration Holds = Duration.FromMinutes(20);

    /// <param name="takes">The person takes it from whoever has it.</param>
    /// <returns>The colleague who has begun before, and when; null: the person has it now.</returns>
    public Task<(Person By, Instant At)?> BeginAsync(Guid queryId, Person by, bool takes, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            var now = clock.Now;
            await session.RunAsync(
                """
                INSERT INTO answering (query_id, by_id, by_name, began_at) VALUES (@queryId, @Id, @Name, @now)
                ON CONFLICT (query_id) DO UPDATE SET by_id = excluded.by_id, by_name = excluded.by_name, began_at = excluded.began_at
                WHERE @takes = 1 OR answering.by_id = excluded.by_id OR answering.began_at <= @stale
                """,
                new { queryId, by.Id, by.Name, now, takes = takes ? 1 : 0, stale = now - Holds });
            var holder = await session.GetAsync<Holder>("SELECT by_id, by_name, began_at FROM answering WHERE query_id = @queryId", new { queryId });
            return holder.ById == by.Id ? ((Person, Instant)?)null : (new Person(holder.ById, holder.ByName), holder.BeganAt);
        },
        cancellation);

    /// <summary>The answer was handed over for sending.</summary>
    public static Task EndAsync(DbSession session, Guid queryId) => session.RunAsync("DELETE FROM answering WHERE query_id = @queryId", new { queryId });

    private sealed class Holder
    {
        public string ById { get; init; } = "";

        public string ByName { get; init; } = "";

        public Instant BeganAt { get; init; }
    }
}
