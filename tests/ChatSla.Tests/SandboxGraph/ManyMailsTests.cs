using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>The sandbox stays quick with many mails.</summary>
public sealed class ManyMailsTests : InSandbox
{
    private const int Many = 20_000;

    [Fact]
    public async Task A_backlog_comes_whole_through_delta_and_a_late_page_costs_no_more_than_an_early_one()
    {
        await PourAsync(Many);
        var next = $"{Inbox}/delta?$select=subject,from,receivedDateTime,internetMessageId";
        var (ids, costs) = (new HashSet<string>(), new List<TimeSpan>());
        while (true)
        {
            var begin = Stopwatch.GetTimestamp();
            var page = (await GetAsync(next, Immutable, ("Prefer", "odata.maxpagesize=50"))).Is(200);
            costs.Add(Stopwatch.GetElapsedTime(begin));
            foreach (var item in page.Items) Assert.True(ids.Add((string)item["id"]!));
            if (page.Body!["@odata.nextLink"] is not { } link) break;
            next = (string)link!;
        }

        var usual = costs.Skip(costs.Count / 2).Order().ElementAt(costs.Count / 4);
        TestContext.Current.TestOutputHelper?.WriteLine($"A page of 50 of {Many}: {usual.TotalMilliseconds:F1} ms");
        Assert.Equal(Many, ids.Count);
        Assert.True(usual < TimeSpan.FromMilliseconds(25), $"A page took {usual}.");
    }

    [Fact]
    public async Task A_listing_by_received_time_reads_only_what_it_shows()
    {
        await PourAsync(Many);
        var since = Clock.GetUtcNow().AddSeconds(-(Many / 2)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var path = $"{Inbox}?$filter=receivedDateTime%20ge%20{since}&$orderby=receivedDateTime&$select=id,receivedDateTime&$top=50&$count=true";
        var first = (await GetAsync(path)).Is(200);
        var begin = Stopwatch.GetTimestamp();
        var second = (await GetAsync(first.Text("@odata.nextLink"))).Is(200);
        var cost = Stopwatch.GetElapsedTime(begin);

        Assert.Equal((Many / 2) + 1, (int)first.Body!["@odata.count"]!);
        Assert.Equal(since, (string)first.Items[0]["receivedDateTime"]!);
        Assert.True(string.CompareOrdinal((string)first.Items[49]["receivedDateTime"]!, (string)second.Items[0]["receivedDateTime"]!) < 0);
        Assert.True(cost < TimeSpan.FromMilliseconds(100), $"A page took {cost}.");
    }

    [Fact]
    public async Task A_mail_is_found_by_its_message_id_among_many()
    {
        var poured = await PourAsync(2000);
        var id = Uri.EscapeDataString(poured.Text("last"));
        var found = (await GetAsync($"{Users}/messages?$filter=internetMessageId%20eq%20'{id}'&$select=internetMessageId")).Is(200);

        Assert.Equal(poured.Text("last"), (string)Assert.Single(found.Items)["internetMessageId"]!);
    }

    private async Task<Answer> PourAsync(int count) =>
        (await PostAsync("control/backlog", new JsonObject { ["mailbox"] = Support, ["count"] = count, ["spacingSeconds"] = 1 })).Is(201);
}
