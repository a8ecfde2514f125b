using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Summaries;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What the program has written down.</summary>
public sealed partial class World
{
    /// <summary>The query that a mail belongs to.</summary>
    public async Task<Guid> QueryOfAsync(Mail mail) => (await RowOfAsync(mail)).QueryId ?? throw new InvalidOperationException("The mail belongs to no query.");

    /// <summary>What became of a mail. It must have been taken in once.</summary>
    public async Task<MailRow> RowOfAsync(Mail mail) => Assert.Single(await MailsAsync(), row => row.MessageId == mail.MessageId && row.Outcome != nameof(MailOutcome.Copy));

    public Task<IReadOnlyList<MailRow>> MailsAsync() => ReadAsync(session => session.ListAsync<MailRow>("SELECT * FROM mails ORDER BY id"));

    public Task<int> CountMailsAsync() => ReadAsync(session => session.GetAsync<int>("SELECT COUNT(*) FROM mails"));

    public Task<IReadOnlyList<Guid>> QueriesAsync() => ReadAsync(session => session.ListAsync<Guid>("SELECT id FROM queries ORDER BY number"));

    public async Task<Query> QueryAsync(Guid id) => (await Get<QueryJournal>().FindAsync(id, Cancellation))!;

    /// <summary>The agreements with a customer of the support mailbox.</summary>
    public IPolicies PoliciesFor(string? customer) => Get<MailboxPolicies>().For(WorldSettings.Support, customer);

    public Task<int> RunSqlAsync(string sql) => Get<Database>().WriteAsync(session => session.RunAsync(sql), Cancellation);

    /// <summary>In which lanes cards were painted.</summary>
    public Task<IReadOnlyList<string>> CardLanesAsync() => ReadAsync(session => session.ListAsync<string>("SELECT DISTINCT lane FROM outbox WHERE kind = 'PutCard'"));

    public Task GoAwayAsync(Staff person, Instant until) => Get<Database>().WriteAsync(
        session => Absences.SetAsync(session, new Person(person.Id, person.Name), until, new Person(person.Id, person.Name), Now), Cancellation);

    public Task<int> ParkedAsync() => Get<OutboxStore>().CountParkedAsync(Cancellation);

    /// <summary>As a click does it, wherever the card is.</summary>
    public Task CloseAsync(Staff person, Guid id, string reason) => Get<QueryJournal>().ActAsync(
        id, async (query, session) => query.Close(new Person(person.Id, person.Name), reason, Now, await Get<MailboxPolicies>().OfAsync(session, query)), Cancellation);

    /// <summary>The figures of a day, of all mailboxes together.</summary>
    public Task<DaySummary> SummaryAsync(LocalDate day) => Get<SummaryReader>().ReadAsync(Get<WatchedMailboxes>().All, day, Cancellation);

    /// <summary>Everything that is stored in a table, as text.</summary>
    public async Task<string> DumpAsync(string table, string where = "1 = 1") => string.Join(
        '\n', (await ReadAsync(session => session.ListAsync<dynamic>($"SELECT * FROM {table} WHERE {where}"))).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values)));

    /// <summary>Everything that is stored.</summary>
    public async Task<string> DumpAsync()
    {
        var all = new System.Text.StringBuilder();
        var tables = postgres is null ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";
        foreach (var table in await ReadAsync(session => session.ListAsync<string>(tables))) all.Append(await DumpAsync(table)).Append('\n');
        return all.ToString();
    }

    /// <summary>What the program says of its health.</summary>
    public async Task<string> HealthAsync()
    {
        using var answer = await http.GetAsync($"{sandbox.ProgramAddress}/health/ready", Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>When an event happened and when it was written down.</summary>
    public async Task<IReadOnlyList<(string Body, Instant At, Instant RecordedAt)>> EventsAsync(Guid query) =>
        [.. (await ReadAsync(session => session.ListAsync<EventRow>("SELECT body, at, recorded_at FROM query_events WHERE query_id = @query ORDER BY seq", new { query })))
            .Select(row => (row.Body, row.At, row.RecordedAt))];

    private sealed class EventRow
    {
        public string Body { get; init; } = "";

        public Instant At { get; init; }

        public Instant RecordedAt { get; init; }
    }
}
