using ChatSla.Core.Queries;
using ChatSla.Tests.Storage;
using NodaTime;
using Npgsql;

namespace ChatSla.Tests.World;

/// <summary>PostgreSQL takes nothing while people click and customers write: as with a full disk, they are told, and all goes on when it does.</summary>
public sealed class ServerFaultTests
{
    private const string Sentence = "Nothing was done: I cannot store anything just now.";

    [Fact]
    public async Task While_the_server_is_away_clicks_are_refused_with_a_sentence_and_mail_is_read_later()
    {
        var server = await PostgresServer.StartAsync();
        await using var world = await World.StartSharedOnAsync(await server.CreateAsync(), 1);
        var query = await world.OpenAsync(Customer.Karin);
        var card = await world.CardOf(query);
        var dialog = await world.OpenDialogAsync(Staff.Ada, query, "answer");
        await server.StopAsync();

        Assert.StartsWith(Sentence, (await world.ClickAsync(Staff.Ada, card, query, "claim")).Text, StringComparison.Ordinal);
        Assert.StartsWith(Sentence, (await world.SubmitAsync(Staff.Ada, query, dialog, "text", "It comes.")).Text, StringComparison.Ordinal);
        Assert.StartsWith(Sentence, (await world.OpenDialogAsync(Staff.Ada, query, "escalate")).Text, StringComparison.Ordinal);
        var mail = await world.CustomerWritesAsync(Customer.Tomas, "Invoice 12");
        for (var second = 0; second < 5; second++) await world.TickAsync(Duration.FromSeconds(2));
        var health = await world.HealthAsync();
        Assert.Contains("\"status\":\"not ready\"", health);
        Assert.Contains("\"storage\":{\"wrong\":\"Unreachable\",\"since\":\"2026-11-23T08:4", health);

        await server.StartAgainAsync();
        await world.UntilReadAgainAsync();
        await world.SettleAsync();

        await world.CardOf(await world.QueryOfAsync(mail));
        Assert.Equal([typeof(QueryEvent.Opened)], (await world.QueryAsync(query)).History.Select(happened => happened.GetType()));
        Assert.Contains("\"storage\":{\"wrong\":null", await world.HealthAsync());
        Assert.Equal(0, await world.ParkedAsync());
    }

    [Fact]
    public async Task Who_clicked_before_the_server_went_is_told_that_it_is_done()
    {
        var server = await PostgresServer.StartAsync();
        var address = await server.CreateAsync();
        await using var gap = await LossyRelay.StartAsync(server.Port, afterCommit: true);
        await using var world = await World.StartSharedOnAsync($"{address};Port={gap.Port};Max Auto Prepare=0", 1);
        var query = await world.OpenAsync(Customer.Karin);
        var card = await world.CardOf(query);
        await world.SettleAsync();
        gap.EndAfterCommitOf("\"claimed\"");

        Assert.Equal("That is done. I cannot read what is stored just now, so the card follows in a few minutes.", (await world.ClickAsync(Staff.Ada, card, query, "claim")).Text);
        await using var straight = new NpgsqlConnection(address + ";Pooling=false");
        await straight.OpenAsync(TestContext.Current.CancellationToken);
        await using var claims = new NpgsqlCommand("SELECT COUNT(*) FROM query_events WHERE body LIKE '%\"claimed\"%'", straight);
        Assert.Equal(1L, await claims.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task While_somebody_keeps_the_journal_locked_clicks_are_refused_with_a_sentence()
    {
        var address = await TestStore.NewPostgresAsync();
        await using var world = await World.StartSharedOnAsync($"{address};Options=-c lock_timeout=500", 1);
        var query = await world.OpenAsync(Customer.Karin);
        var card = await world.CardOf(query);
        await using (var other = new NpgsqlConnection(address + ";Pooling=false"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using (var command = new NpgsqlCommand("LOCK TABLE query_events", other)) await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            Assert.StartsWith(Sentence, (await world.ClickAsync(Staff.Ada, card, query, "claim")).Text, StringComparison.Ordinal);
            Assert.Contains("\"storage\":{\"wrong\":\"Held\"", await world.HealthAsync());
        }

        Assert.Contains("Ada Berg", (await world.ClickAsync(Staff.Ada, card, query, "claim")).Text);
    }
}
