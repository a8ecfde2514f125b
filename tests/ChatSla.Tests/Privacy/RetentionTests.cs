using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Tests.World;
using NodaTime;

namespace ChatSla.Tests.Privacy;

/// <summary>What customers wrote is erased after a while; what the figures are made of stays.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private const string Word = "heliotrope";

    private World.World World { get; set; } = null!;

    public async ValueTask InitializeAsync() => World = await Tests.World.World.StartBusyAsync(("Retention:ContentDays", "45"));

    public async ValueTask DisposeAsync()
    {
        if (World is not null) await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Content_goes_and_every_figure_stays_and_the_journal_still_holds()
    {
        var queries = await World.LiveBusilyAsync(Word);
        foreach (var id in queries)
        {
            if (await World.QueryAsync(id) is { Merging: null, Closing: null }) await World.CloseAsync(Staff.Ada, id, $"Enough {Word}.");
        }

        await World.SettleAsync();
        await World.AuditAsync();
        await World.PassAsync(Duration.FromDays(44));
        Assert.Equal(0, (await World.EraseOldAsync()).Queries);
        await World.PassAsync(Duration.FromDays(2));
        await World.SettleAsync();
        var before = await FiguresAsync(queries);
        Assert.Contains(Word, await World.DumpAsync("mails"), StringComparison.OrdinalIgnoreCase);

        var sum = await World.EraseOldAsync();

        Assert.Equal(0, (await World.EraseOldAsync()).Queries);
        Assert.Equal(before, await FiguresAsync(queries));
        Assert.Equal(queries.Count, sum.Queries);
        Assert.Contains("|ChatSla|retention|11|", await World.DumpAsync("erasures"), StringComparison.Ordinal);
        foreach (var table in new[] { "mails", "query_events", "replies", "mail_words", "queries" })
        {
            var dump = await World.DumpAsync(table);
            foreach (var word in new[] { Word, Customer.Karin.Address, Customer.Karin.Name, Customer.Tomas.Address, Customer.Priya.Address }) Assert.DoesNotContain(word, dump, StringComparison.OrdinalIgnoreCase);
        }

        var (code, said, _) = await World.RunCommandAsync("audit");
        Assert.True(code == 0, said);
        Assert.Contains("events was erased", said, StringComparison.Ordinal);
    }

    /// <summary>Which of its words are content only that version knows, and it would not look at the query again.</summary>
    [Fact]
    public async Task A_query_that_a_newer_version_wrote_to_is_left_to_that_one()
    {
        var (query, other) = (await World.OpenAsync(Customer.Karin, "Parcel 1"), await World.OpenAsync(Customer.Tomas, "Invoice 12"));
        foreach (var id in new[] { query, other }) await World.CloseAsync(Staff.Ada, id, "Enough.");
        await World.WriteOfLaterAsync(query, """{"event":"put-to-sleep","at":1795424400000,"why":"They are on holiday."}""");
        await World.SettleAsync();
        await World.PassAsync(Duration.FromDays(46));

        Assert.Equal(1, (await World.EraseOldAsync()).Queries);
        Assert.Contains("Parcel 1", await World.DumpAsync("mails"), StringComparison.Ordinal);
        Assert.DoesNotContain("Invoice 12", await World.DumpAsync("mails"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_or_was_touched_since_keeps_its_content()
    {
        var open = await World.OpenAsync(Customer.Karin, $"Open {Word}");
        var touched = await World.OpenAsync(Customer.Tomas, $"Touched {Word}");
        await World.SubmitAsync(Staff.Ada, touched, await World.OpenDialogAsync(Staff.Ada, touched, "close"), "reason", "Done.");

        // Its promises are broken by then, and nothing happens to it any more.
        await World.PassAsync(Duration.FromDays(2));
        await World.PassAsync(Duration.FromDays(38));
        await World.ClickAsync(Staff.Ada, touched, "reopen");
        await World.SubmitAsync(Staff.Ada, touched, await World.OpenDialogAsync(Staff.Ada, touched, "close"), "reason", "Done indeed.");
        await World.PassAsync(Duration.FromDays(10));

        Assert.Equal(0, (await World.EraseOldAsync()).Queries);
        Assert.Contains($"Open {Word}", await World.DumpAsync("mails", $"query_id = '{open}'"), StringComparison.Ordinal);
        Assert.Contains($"Touched {Word}", await World.DumpAsync("mails", $"query_id = '{touched}'"), StringComparison.Ordinal);
    }

    /// <summary>The promises and what became of them, and what the day's summaries say.</summary>
    private async Task<string> FiguresAsync(IEnumerable<Guid> queries)
    {
        var figures = new List<string> { await World.DumpAsync("promises") };
        foreach (var id in queries)
        {
            var query = await World.QueryAsync(id);
            figures.Add($"{query.Number} {QueryJournal.StateOf(query)} {query.OpenedAt} {query.LastWordAt} {query.Owner?.Id} {string.Join(", ", query.Promises)} {string.Join(", ", query.OnRecord)} {string.Join(", ", query.History.Select(happened => $"{happened.GetType().Name} {happened.At}"))}");
        }

        for (var day = 23; day <= 27; day++)
        {
            var summary = await World.SummaryAsync(new LocalDate(2026, 11, day));
            figures.Add($"{summary.On} {summary.Received} {summary.InTime} {summary.Missed} {string.Join(", ", summary.Week)}");
        }

        return string.Join('\n', figures);
    }
}
