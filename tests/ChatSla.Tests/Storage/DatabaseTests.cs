using ChatSla.Core.Queries;
using ChatSla.Intake;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Tests.Storage;

public sealed class DatabaseTests : JournalFixture
{
    private static readonly Person Ada = new("a", "Ada");
    private static readonly Person Bo = new("b", "Bo");

    [Fact]
    public async Task A_job_that_fails_takes_nobody_in_its_group_with_it()
    {
        var gate = new TaskCompletionSource();
        var first = Database.WriteAsync(_ => gate.Task, Cancellation);
        var jobs = Enumerable.Range(0, 9).Select(number => Database.WriteAsync(session => CountAsync(session, number), Cancellation)).ToList();
        gate.SetResult();
        await first;

        for (var number = 0; number < 9; number++)
        {
            if (number % 3 == 1) Assert.Equal($"job {number}", (await Assert.ThrowsAsync<InvalidOperationException>(() => jobs[number])).Message);
            else await jobs[number];
        }

        Assert.Equal(6, await ReadAsync<int>("SELECT COUNT(*) FROM counters WHERE name LIKE 'job%'"));
    }

    [Fact]
    public async Task A_broken_statement_takes_nobody_in_its_group_with_it()
    {
        var gate = new TaskCompletionSource();
        var first = Database.WriteAsync(_ => gate.Task, Cancellation);
        var broken = Database.WriteAsync(session => session.RunAsync("INSERT INTO nowhere VALUES (1)"), Cancellation);
        var twice = Database.WriteAsync(session => session.RunAsync("INSERT INTO counters VALUES ('query', 7)"), Cancellation);
        var good = Database.WriteAsync(session => CountAsync(session, 0), Cancellation);
        gate.SetResult();
        await Task.WhenAll(first, good);

        Assert.False(Database.IsDuplicateKey(await Assert.ThrowsAnyAsync<Exception>(() => broken)));
        Assert.True(Database.IsDuplicateKey(await Assert.ThrowsAnyAsync<Exception>(() => twice)));
        Assert.Equal(1, await ReadAsync<int>("SELECT COUNT(*) FROM counters WHERE name = 'job 0'"));
    }

    /// <summary>Statements are kept, and one text may stand for others: a list is written out into it.</summary>
    [Fact]
    public async Task A_statement_that_is_kept_answers_each_time_for_its_own_values()
    {
        await AddAsync("job 1");
        await AddAsync("job 2");
        await Assert.ThrowsAnyAsync<Exception>(() => AddAsync("job 1"));
        await AddAsync("job 3");

        string[][] asked = [["job 1"], ["job 1", "job 2", "job 4"], ["job 3", "job 2"], [], ["job 2"]];
        foreach (var names in asked.Concat(asked))
        {
            var found = await Database.ReadAsync(session => session.ListAsync<string>("SELECT name FROM counters WHERE name IN @names ORDER BY name", new { names }), Cancellation);
            Assert.Equal(names.Where(name => name != "job 4").Order(), found);
            Assert.Equal(names.Length == 0 ? 0 : 1, await Database.ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM counters WHERE name = @name", new { name = names.FirstOrDefault("nobody") }), Cancellation));
        }
    }

    /// <summary>Both are asked for every mail that comes in, and may not read all that the mailbox has of such mails.</summary>
    [Theory]
    [InlineData(SeenBefore.SentSql, "mails_sent_before (mailbox=? AND conversation_id=? AND received_at>?)")]
    [InlineData(MailStore.JunkSql, "mails_junk_by_message_id (mailbox=? AND message_id=?)")]
    public async Task A_mail_is_looked_for_where_few_are(string sql, string index)
    {
        TestStore.SkipOnPostgres("It tells its plans in other words.");
        var plan = (await Database.ReadAsync(session => session.ListAsync<Step>($"EXPLAIN QUERY PLAN {sql}", new MailRow()), Cancellation)).Select(step => step.Detail).ToList();

        Assert.Contains(plan, step => step.EndsWith(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("mails_by_outcome", StringComparison.Ordinal) || step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_that_fails_half_way_stores_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(session => CountAsync(session, 1), Cancellation));

        Assert.Equal(0, await ReadAsync<int>("SELECT COUNT(*) FROM counters WHERE name LIKE 'job%'"));
    }

    [Fact]
    public async Task What_a_write_has_returned_from_is_there_after_reopening()
    {
        var id = await StoreQueryAsync();
        Assert.NotNull(await Journal.FindAsync(id, Cancellation));
        await ReopenAsync();

        var found = await Journal.FindAsync(id, Cancellation);
        Assert.Equal(Clock.In(7200), found?.Current?.DueAt);
        Assert.Equal(id, (await Journal.FindByNumberAsync(1, Cancellation))?.Id);
        if (!TestStore.IsPostgres) Assert.Equal("wal", await ReadAsync<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Of_two_writers_of_the_same_event_exactly_one_wins()
    {
        var id = await StoreQueryAsync();
        var (one, other) = (await Journal.FindAsync(id, Cancellation), await Journal.FindAsync(id, Cancellation));
        one!.ClaimFor(Ada, Clock.Now);
        other!.ClaimFor(Bo, Clock.Now);
        await Database.WriteAsync(session => Journal.SaveAsync(session, one!), Cancellation);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Database.WriteAsync(session => Journal.SaveAsync(session, other!), Cancellation));
        Assert.True(Database.IsDuplicateKey(error));
        Assert.Equal(Ada, (await Journal.FindAsync(id, Cancellation))?.Owner);
        Assert.Equal("a", await ReadAsync<string>("SELECT owner_id FROM queries"));
    }

    [Fact]
    public async Task Of_two_who_claim_at_once_one_has_it_and_the_other_is_told()
    {
        var id = await StoreQueryAsync();
        var refusals = await Task.WhenAll(new[] { Ada, Bo }.Select(by =>
            Journal.ActAsync(id, (query, _) => Task.FromResult(query.ClaimFor(by, Clock.Now)), Cancellation)));

        var refusal = Assert.IsType<Refusal.AlreadyClaimed>(Assert.Single(refusals, refusal => refusal is not null));
        Assert.Equal((await Journal.FindAsync(id, Cancellation))?.Owner, refusal.Owner);
        Assert.Equal(2, await ReadAsync<int>("SELECT COUNT(*) FROM query_events"));
    }

    [Fact]
    public async Task A_refusal_stores_nothing_of_what_was_done_with_it()
    {
        var id = await StoreQueryAsync();
        await Journal.ActAsync(id, (query, _) => Task.FromResult(query.ClaimFor(Ada, Clock.Now)), Cancellation);

        Assert.NotNull(await Journal.ActAsync(id, (query, _) => Task.FromResult(query.Close(Ada, "", Clock.Now, TwoHours.Policy)), Cancellation));
        Assert.IsType<Refusal.UnknownQuery>(await Journal.ActAsync(Guid.NewGuid(), (_, _) => Task.FromResult<Refusal?>(null), Cancellation));
        Assert.Equal(2, await ReadAsync<int>("SELECT COUNT(*) FROM query_events"));
    }

    [Fact]
    public async Task The_rows_that_lists_read_follow_the_events()
    {
        var id = await StoreQueryAsync();
        await ActAsync(id, query => query.Answer(Ada, Clock.In(60), AnswerChannel.Outlook, "one", TwoHours.Policy));
        await ActAsync(id, query => query.CustomerWrote("later", Clock.In(1200), TwoHours.Policy));
        Assert.Equal(Ms(1200 + 3600), await ReadAsync<long>("SELECT next_turn_at FROM queries WHERE state = 'open'"));

        await ActAsync(id, query => query.CustomerWrote("earlier", Clock.In(600), TwoHours.Policy));
        Assert.Equal(Ms(600 + 3600), await ReadAsync<long>("SELECT next_turn_at FROM queries"));
        Assert.Equal(Ms(600), await ReadAsync<long>("SELECT start_at FROM promises WHERE position = 1"));
        Assert.Equal(Ms(600 + 7200), await ReadAsync<long>("SELECT due_at FROM promises WHERE position = 1"));
        Assert.Equal(Ms(60), await ReadAsync<long>("SELECT answered_at FROM promises WHERE position = 0"));

        await ActAsync(id, query => query.Close(Ada, "Thanked us", Clock.In(1300), TwoHours.Policy));
        Assert.Equal("closed", await ReadAsync<string>("SELECT state FROM queries WHERE next_turn_at IS NULL AND due_at IS NULL"));
        Assert.Equal(Ms(1300), await ReadAsync<long>("SELECT withdrawn_at FROM promises WHERE position = 1"));
    }

    [Fact]
    public async Task The_schema_is_applied_once()
    {
        var steps = await ReadAsync<int>("SELECT COUNT(*) FROM schema_steps");
        await StoreQueryAsync();
        await ReopenAsync();

        Assert.Equal(steps, await ReadAsync<int>("SELECT COUNT(*) FROM schema_steps"));
        Assert.Equal(1, await ReadAsync<int>("SELECT value FROM counters WHERE name = 'query'"));
    }

    [Fact]
    public async Task A_commit_tells_the_due_loop_and_a_failure_does_not()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            session =>
            {
                session.MakesDue(Clock.Now);
                return Task.FromException(new InvalidOperationException());
            },
            Cancellation));
        var wait = Due.WaitAsync(Clock.In(60), Clock, Cancellation);
        Assert.False(wait.IsCompleted);

        await Database.WriteAsync(
            session =>
            {
                session.MakesDue(Clock.In(30));
                session.MakesDue(Clock.Now);
                return Task.CompletedTask;
            },
            Cancellation);
        await wait.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);
    }

    [Fact]
    public async Task A_job_whose_caller_has_gone_is_not_run()
    {
        TestStore.SkipOnPostgres("Who writes there does not wait for others.");
        using var gone = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = Database.WriteAsync(_ => gate.Task, Cancellation);
        var job = Database.WriteAsync(session => CountAsync(session, 0), gone.Token);
        await gone.CancelAsync();
        gate.SetResult();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job);
        Assert.Equal(0, await ReadAsync<int>("SELECT COUNT(*) FROM counters WHERE name LIKE 'job%'"));
    }

    [Fact]
    public void Ids_sort_in_the_order_they_were_given_out()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => SortedId.Next().ToString()).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal('7', id[14]));
    }

    private long Ms(int seconds) => Clock.In(seconds).ToUnixTimeMilliseconds();

    private Task ActAsync(Guid id, Action<Query> act) => Journal.ActAsync(
        id,
        (query, _) =>
        {
            act(query);
            return Task.FromResult<Refusal?>(null);
        },
        Cancellation);

    /// <summary>Every third job writes and then fails.</summary>
    private sealed class Step
    {
        public string Detail { get; init; } = "";
    }

    private Task AddAsync(string name) =>
        Database.WriteAsync(session => session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, 1)", new { name }), Cancellation);

    private static async Task CountAsync(DbSession session, int number)
    {
        await session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, 1)", new { name = $"job {number}" });
        if (number % 3 == 1) throw new InvalidOperationException($"job {number}");
    }
}
