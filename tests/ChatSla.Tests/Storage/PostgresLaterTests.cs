using System.Diagnostics;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Tests.Time;
using ChatSla.Time;
using Npgsql;

namespace ChatSla.Tests.Storage;

/// <summary>What nobody asks the outcome of goes to the server together with what comes next.</summary>
public sealed class PostgresLaterTests : IAsyncLifetime
{
    private const string Add = "INSERT INTO counters (name, value) VALUES (@name, @value)";

    private readonly StillClock clock = new();
    private PostgresDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = new PostgresDatabase(TestStore.Read(await TestStore.NewPostgresAsync()), new DueSignal());

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_runs_later_runs_before_what_is_asked_next_and_in_its_order()
    {
        var seen = await database.WriteAsync(
            async session =>
            {
                await session.RunLaterAsync(Add, new { name = "one", value = 1 });
                await session.RunLaterAsync("UPDATE counters SET value = value + @by WHERE name = @name", new { name = "one", by = 4 });
                var found = await session.GetAsync<int>("SELECT value FROM counters WHERE name = 'one'");
                await session.RunLaterAsync("UPDATE counters SET value = value * 2 WHERE name = 'one'");
                return found;
            },
            Cancellation);

        Assert.Equal((5, 10), (seen, await database.ReadAsync(session => session.GetAsync<int>("SELECT value FROM counters WHERE name = 'one'"), Cancellation)));
    }

    [Fact]
    public async Task What_fails_later_fails_the_whole_and_is_known_for_what_it_is()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.WriteAsync(
            async session =>
            {
                await session.RunLaterAsync(Add, new { name = "other", value = 1 });
                await session.RunLaterAsync(Add, new { name = "other", value = 2 });
            },
            Cancellation));

        Assert.True(database.IsDuplicateKey(error));
        Assert.Equal(0, await database.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM counters WHERE name = 'other'"), Cancellation));
    }

    [Fact]
    public async Task A_rider_that_fails_later_takes_nobody_with_it()
    {
        database.Along(session => session.RunLaterAsync(Add, new { name = "query", value = 1 }));
        await database.WriteAsync(session => session.RunAsync(Add, new { name = "more", value = 1 }), Cancellation);

        Assert.Equal(1, await database.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM counters WHERE name = 'more'"), Cancellation));
    }

    /// <summary>Its number; then its events and rows in one go; then the commit.</summary>
    [Fact]
    public async Task A_query_is_stored_with_three_questions_to_the_server()
    {
        var journal = new QueryJournal(database, clock);
        var asked = await CountAsync(() => database.WriteAsync(
            async session => await journal.SaveAsync(session, Query.Open(Guid.CreateVersion7(), await QueryJournal.NextNumberAsync(session), "support@contoso.com", "mail", clock.Now, TwoHours.Policy)),
            Cancellation));

        Assert.Equal(3, asked);
        Assert.Equal(1, await database.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM promises"), Cancellation));
    }

    /// <summary>How often the driver went to the server; other tests ask theirs meanwhile.</summary>
    private static async Task<int> CountAsync(Func<Task> act)
    {
        var asked = 0;
        using var source = new ActivitySource("ChatSla.Tests.Asking");
        using var here = new ActivityListener
        {
            ShouldListenTo = one => one.Name is "Npgsql" || one == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(here);
        using var mine = source.StartActivity("asking")!;
        here.ActivityStopped = one =>
        {
            if (one.Source.Name == "Npgsql" && one.TraceId == mine.TraceId) Interlocked.Increment(ref asked);
        };
        await act();
        return asked;
    }
}
