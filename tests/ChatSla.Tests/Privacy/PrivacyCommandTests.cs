using System.Text.Json.Nodes;
using ChatSla.Tests.World;

namespace ChatSla.Tests.Privacy;

/// <summary>A customer asks what we hold of them, or that we forget it.</summary>
public sealed class PrivacyCommandTests : IAsyncLifetime
{
    private const string Word = "heliotrope";

    private readonly string folder = Directory.CreateTempSubdirectory("chatsla-privacy-").FullName;

    private World.World World { get; set; } = null!;

    public async ValueTask InitializeAsync() => World = await Tests.World.World.StartBusyAsync();

    public async ValueTask DisposeAsync()
    {
        if (World is not null) await World.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Everything_of_one_customer_is_handed_out_and_nothing_of_another()
    {
        await World.LiveBusilyAsync(Word);

        var (code, said, error) = await World.RunCommandAsync("privacy", "export", "--customer", "Karin.Lund@ACME.example", "--to", folder);

        Assert.Equal((0, ""), (code, error));
        var file = Assert.Single(Directory.EnumerateFiles(folder));
        Assert.StartsWith($"{file}: 2 queries, 0 other mails and 0 queries of others", said, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(text)!;
        Assert.Equal(Customer.Karin.Address, (string?)json["customer"]);
        Assert.Equal([1, 6], json["queries"]!.AsArray().Select(query => (int)query!["number"]!));
        var first = json["queries"]![0]!;
        Assert.Equal($"Where is the {Word}?", ((string)first["mails"]![0]!["new_text"]!).Trim());
        Assert.StartsWith("2026-11-23T08:40:", (string)first["mails"]![0]!["received_at"]!, StringComparison.Ordinal);
        Assert.Equal($"The {Word} comes.", (string)first["replies"]![0]!["body"]!);
        Assert.Equal("opened", (string)first["events"]![0]!["event"]!);
        Assert.StartsWith("2026-11-23T08:40:", (string)first["events"]![0]!["at"]!, StringComparison.Ordinal);
        Assert.StartsWith("2026-11-23T16:00:00Z", (string)first["events"]![0]!["promise"]!["dueAt"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(Customer.Tomas.Address, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Customer.Priya.Name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_forgotten_once_nobody_works_for_them_any_more()
    {
        var queries = await World.LiveBusilyAsync(Word);
        string[] order = ["privacy", "erase", "--customer", Customer.Karin.Address];

        var look = await World.RunCommandAsync([.. order, "--dry-run"]);
        Assert.Equal((0, ""), (look.Code, look.Error));
        Assert.Contains("Would erase the content of 2 queries", look.Said, StringComparison.Ordinal);
        Assert.Contains("Still open: Q-1, Q-6. Nothing was changed.", look.Said, StringComparison.Ordinal);
        Assert.Equal((2, "--by has no value; give your name; it stands in the record of erasures."), Refused(await World.RunCommandAsync([.. order, "--yes"])));
        Assert.Equal((1, "Still open: Q-1, Q-6. Whoever works on them needs what the customer wrote: have them closed first, or add --close."), Refused(await World.RunCommandAsync([.. order, "--by", "Mia Ek", "--yes"])));
        Assert.Equal(1, (await World.RunCommandAsync([.. order, "--by", "Mia Ek", "--close"])).Code);
        Assert.Contains(Customer.Karin.Address, await World.DumpAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Word, (await World.CardOf(queries[0])).Text, StringComparison.Ordinal);

        var (code, said, error) = await World.RunCommandAsync([.. order, "--by", "Mia Ek", "--close", "--yes"]);
        await World.SettleAsync();

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Erased the content of 2 queries:", said, StringComparison.Ordinal);
        var all = await World.DumpAsync();
        Assert.DoesNotContain(Customer.Karin.Address, all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Customer.Karin.Name, all, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Customer.Tomas.Address, all, StringComparison.Ordinal);
        Assert.Contains("Mia Ek|customer|2|", await World.DumpAsync("erasures"), StringComparison.Ordinal);
        Assert.DoesNotContain(Word, (await World.CardOf(queries[0])).Text, StringComparison.Ordinal);
        Assert.Equal("Nothing of this customer is stored.", (await World.RunCommandAsync([.. order, "--by", "Mia Ek", "--yes"])).Said.Trim());
        var audit = await World.RunCommandAsync("audit");
        Assert.True(audit.Code == 0, audit.Said);
    }

    [Theory]
    [InlineData("--customer has no value; give the customer's address.", "privacy", "erase")]
    [InlineData("--customer: this is no mail address; give it as ada@example.com.", "privacy", "export", "--customer", "Karin")]
    [InlineData("--to has no value; give the file to write.", "privacy", "export", "--customer", "a@b.example")]
    public async Task What_is_missing_is_said(string why, params string[] words) => Assert.Equal((2, why), Refused(await World.RunCommandAsync(words)));

    private static (int Code, string Error) Refused((int Code, string Said, string Error) answer) => (answer.Code, answer.Error.Trim());
}
