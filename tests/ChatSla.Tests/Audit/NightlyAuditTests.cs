using System.Text.Json.Nodes;
using ChatSla.Tests.World;
using NodaTime;

namespace ChatSla.Tests.Audit;

/// <summary>The program audits and seals its journal every night, and says what it finds.</summary>
public sealed class NightlyAuditTests : InWorld
{
    private static readonly Instant Night = Instant.FromUtc(2026, 11, 24, 2, 30);

    [Fact]
    public async Task Every_night_the_journal_is_sealed_and_the_health_page_says_so()
    {
        await World.OpenAsync(Customer.Karin);
        Assert.Contains("\"audit\":null", await World.HealthAsync(), StringComparison.Ordinal);

        await World.GoToAsync(Night - Duration.FromMinutes(30));
        Assert.Contains("\"audit\":null", await World.HealthAsync(), StringComparison.Ordinal);
        var first = await SealAsync("2026-11-24");
        Assert.Equal((1, 0), ((int)first["queries"]!, (int)first["differences"]!));
        Assert.DoesNotContain(await World.ManagersAsync(), said => said.Text.Contains("audit", StringComparison.Ordinal));

        await World.GoToAsync(Night + Duration.FromHours(23.5));
        Assert.Equal(0, (int)(await SealAsync("2026-11-25"))["differences"]!);
    }

    /// <summary>The health page has a limit, so it is not the one that is asked again and again.</summary>
    private async Task<JsonNode> SealAsync(string day)
    {
        var before = await World.DumpAsync("seals");
        await World.UntilAsync($"it is sealed on {day}", async () => await World.DumpAsync("seals") != before, Duration.FromMinutes(1));
        var audit = JsonNode.Parse(await World.HealthAsync())!["audit"]!;
        Assert.StartsWith($"{day}T0", (string)audit["sealedAt"]!, StringComparison.Ordinal);
        return audit;
    }

    [Fact]
    public async Task What_differs_is_told_to_the_managers_once_and_again_when_there_is_more()
    {
        await World.OpenAsync(Customer.Karin);
        await World.OpenAsync(Customer.Tomas);
        await World.RunSqlAsync("UPDATE query_events SET recorded_at = recorded_at - 1 WHERE query_id = (SELECT id FROM queries WHERE number = 2)");

        await World.AuditAsync();
        await World.AuditAsync();
        await World.SettleAsync();
        var told = Assert.Single(await World.ManagersAsync(), said => said.Text.Contains("audit", StringComparison.Ordinal));
        Assert.Contains("found 1 thing that is not as the journal says: Q-2 (link-broken). Whoever runs ChatSla", told.Text, StringComparison.Ordinal);
        Assert.Contains("\"differences\":1", await World.HealthAsync(), StringComparison.Ordinal);

        await World.RunSqlAsync("UPDATE queries SET owner_id = 'x' WHERE number = 1");
        await World.PassAsync(Duration.FromSeconds(1));
        await World.AuditAsync();
        await World.SettleAsync();
        Assert.Equal(2, (await World.ManagersAsync()).Count(said => said.Text.Contains("audit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_audited_while_the_program_runs_and_the_memory_of_a_removed_query_outlives_it()
    {
        await World.OpenAsync(Customer.Karin);
        var last = await World.OpenAsync(Customer.Tomas);
        Assert.Equal(0, (await World.RunCommandAsync("audit")).Code);
        await World.AuditAsync();

        foreach (var table in new[] { "query_events", "promises", "query_mailboxes", "cards", "alerts", "mails" }) await World.RunSqlAsync($"DELETE FROM {table} WHERE query_id = '{last}'");
        await World.RunSqlAsync($"DELETE FROM queries WHERE id = '{last}'");
        await World.RunSqlAsync("UPDATE counters SET value = 1 WHERE name = 'query'");

        var (code, said, _) = await World.RunCommandAsync("audit");
        Assert.Equal(1, code);
        Assert.Contains("seal-broken", said, StringComparison.Ordinal);
    }
}
