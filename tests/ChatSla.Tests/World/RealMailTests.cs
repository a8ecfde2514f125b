using System.Text.Json.Nodes;
using ChatSla.Storage;

namespace ChatSla.Tests.World;

/// <summary>Mail that nobody here wrote.</summary>
public sealed class RealMailTests(ITestOutputHelper output) : InWorld
{
    private const int Count = 200;

    [Fact]
    public async Task Of_two_hundred_real_mails_none_is_lost_and_every_query_has_one_card()
    {
        var lines = File.ReadLines(Shared.PathOf("reference/mails/dev.jsonl")).Take(Count).Select(line => JsonNode.Parse(line)!).ToList();
        var kinds = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var mail = await World.PourAsync(line["message"]!.AsObject());
            kinds[mail.Id] = (string)line["label"]!["kind"]!;
        }

        await World.SettleAsync();

        var rows = (await World.MailsAsync()).ToDictionary(row => row.GraphId);
        var ids = await World.ImmutableIdsAsync();
        Assert.Equal(Count, kinds.Count);
        Assert.All(kinds.Keys, id => Assert.True(rows.ContainsKey(ids[id]), "A mail was lost."));
        Assert.All(rows.Values, AssertAccounted);

        var queries = await World.QueriesAsync();
        var cards = (await World.SupportAsync()).Select(message => message.LiveCardOf).OfType<Guid>().ToList();
        Assert.Equal(queries.Order(), cards.Order());
        Assert.Equal(0, await World.ParkedAsync());
        Print(kinds.GroupBy(mail => mail.Value, mail => rows[ids[mail.Key]].Outcome));
    }

    private static void AssertAccounted(MailRow row)
    {
        if (row.Outcome is nameof(MailOutcome.Opened) or nameof(MailOutcome.Attached)) Assert.NotNull(row.QueryId);
        else Assert.True(row.Outcome is nameof(MailOutcome.Copy) or nameof(MailOutcome.Ignored) && row.Because is { Length: > 5 }, $"{row.Outcome}: {row.Because}");
    }

    private void Print(IEnumerable<IGrouping<string, string>> outcomes)
    {
        string[] columns = ["Opened", "Attached", "Copy", "Ignored"];
        output.WriteLine($"{"kind",-12}{string.Concat(columns.Select(column => $"{column,10}"))}");
        foreach (var kind in outcomes.OrderByDescending(kind => kind.Count()))
            output.WriteLine($"{kind.Key,-12}{string.Concat(columns.Select(column => $"{kind.Count(outcome => outcome == column),10}"))}");
    }
}
