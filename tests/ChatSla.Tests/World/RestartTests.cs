using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>The program ends and starts again at every step of the walk: one card, one answer, the promises as they were.</summary>
public sealed class RestartTests : InWorld
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_walk_with_a_new_start_between_each_two_steps_is_a_walk(bool brokenOff)
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await StartAnewAsync(brokenOff);
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        var promise = (await World.QueryAsync(query)).Current;

        await StartAnewAsync(brokenOff);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await StartAnewAsync(brokenOff);
        await World.EscalateAsync(Staff.Ada, query, "They threaten to leave.");
        await StartAnewAsync(brokenOff);
        await World.SettleAsync();
        Assert.Equal(promise, (await World.QueryAsync(query)).Current);

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await StartAnewAsync(brokenOff);
        await World.SettleAsync();
        await StartAnewAsync(brokenOff);

        var card = await World.CardOf(query);
        Assert.Contains("Kept · Ada Berg answered Mon 23 Nov 09:40", card.Text);
        Assert.Single(await World.InboxOfAsync(Customer.Karin));

        // An alert that was broken off on its way may come twice; after an orderly stop it does not.
        Assert.InRange((await World.ManagersAsync()).Count, 1, brokenOff ? 2 : 1);
        Assert.Empty(await World.ThreadOf(query));
        Assert.Equal(
            [typeof(QueryEvent.Opened), typeof(QueryEvent.Claimed), typeof(QueryEvent.Escalated), typeof(QueryEvent.AnswerWritten), typeof(QueryEvent.Answered)],
            (await World.QueryAsync(query)).History.Select(happened => happened.GetType()));
    }

    [Fact]
    public async Task A_program_that_was_away_at_amber_and_red_does_both_at_its_start_and_once()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.StopAsync();
        World.PassUnseen(Duration.FromMinutes(450));

        await World.RestartAsync();
        await World.SettleAsync();
        await World.RestartAsync();
        await World.SettleAsync();

        Assert.Contains("Red · Was due 17:00 today", (await World.CardOf(query)).Text);
        Assert.Single(await World.ThreadOf(query));
        Assert.Single(await World.ManagersAsync());
        var turns = (await World.EventsAsync(query)).Where(happened => happened.Body.Contains("\"turned-")).Select(turn => turn.At);
        Assert.Equal([Monday(15, 30), Monday(17, 0)], turns);
    }

    [Fact]
    public async Task A_start_after_a_send_whose_answer_was_lost_looks_before_it_sends_again()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("sendAcceptedThenReset", 1);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();

        await World.BreakOffAsync();
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_card_left_over_from_a_crash_goes_as_soon_as_somebody_sees_it()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var real = await World.CardOf(query);
        await World.LeaveCopyAsync(real);
        Assert.Equal(2, (await World.CardsOf(query)).Count);

        await World.LookIntoChannelAsync(Staff.Ada);
        await World.SettleAsync();

        Assert.Equal(real.Id, (await World.CardOf(query)).Id);
    }

    /// <summary>A background service that threw would end the program.</summary>
    [Fact]
    public async Task What_the_night_needs_cannot_be_stored_at_the_start_and_the_program_runs_on()
    {
        Storage.TestStore.SkipOnPostgres("The trigger that refuses is SQLite's.");
        string[] tables = ["reconciliations", "counters"];
        await World.RunSqlAsync("DELETE FROM reconciliations");
        await World.RunSqlAsync("DELETE FROM counters WHERE name = 'audit-night'");
        foreach (var table in tables) await World.RunSqlAsync($"CREATE TRIGGER no_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no room'); END");

        await World.RestartAsync();
        await World.StepAsync(Duration.FromMinutes(10), Duration.FromMinutes(1));
        await World.CardOf(await World.OpenAsync(Customer.Karin));
        foreach (var table in tables) await World.RunSqlAsync($"DROP TRIGGER no_{table}");
        await World.UntilAsync("the mailbox is compared", async () => (await World.DumpAsync("reconciliations")).Length > 0, Duration.FromMinutes(5));
        await World.UntilAsync("the night is known", async () => (await World.DumpAsync("counters")).Contains("audit-night", StringComparison.Ordinal), Duration.FromMinutes(5));
    }

    private Task StartAnewAsync(bool brokenOff) => brokenOff ? World.BreakOffAsync() : World.RestartAsync();
}
