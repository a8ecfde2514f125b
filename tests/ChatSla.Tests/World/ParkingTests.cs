using System.CommandLine;
using ChatSla.Outbox;
using ChatSla.Upkeep;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What could not be delivered waits in a list: the operator reads why, has it tried again or gives it up, and that is recorded.</summary>
public sealed class ParkingTests : InWorld
{
    [Fact]
    public async Task A_parked_alert_is_listed_with_its_reason_and_said_when_it_is_tried_again()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await ParkAlertAsync();

        var (code, said, error) = await OutboxAsync();
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("1 parked, the oldest first:", said);
        Assert.Matches(@"[0-9a-f]{8}  TellAlerts\s+-\s+\d+  2026-11-23 16:\d\d:\d\dZ\s+.*400 BadArgument", said);
        Assert.Contains("\"parked\":1", await World.HealthAsync());

        (code, said, _) = await OutboxAsync("retry", "all");
        Assert.Equal(0, code);
        Assert.Matches("[0-9a-f]{8} TellAlerts: is tried again within a minute.", said);
        await World.PassAsync(Duration.FromMinutes(1));

        Assert.Contains(await World.ManagersAsync(), message => message.Text.Contains("Q-1", StringComparison.Ordinal));
        Assert.Equal(0, await World.ParkedAsync());
        Assert.StartsWith("Nothing is parked.", (await OutboxAsync()).Said, StringComparison.Ordinal);
        Assert.Contains("allowed  outbox-retry", await DecisionsAsync());
        Assert.NotEqual(Guid.Empty, query);
    }

    [Fact]
    public async Task A_discarded_message_is_never_done_and_who_discarded_it_and_why_is_recorded()
    {
        await World.OpenAsync(Customer.Karin);
        await ParkAlertAsync();
        var name = (await OutboxAsync()).Said.Split('\n')[2].Split(' ')[0];

        Assert.Equal(2, (await OutboxAsync("discard", name)).Code);
        Assert.Equal(2, (await OutboxAsync("discard", "all", "--reason", "too much")).Code);
        Assert.Equal((2, $"No parked message is called nothing; chatsla outbox lists them."), await OutboxAsync("retry", "nothing") is var none ? (none.Code, none.Error.Trim()) : default);
        var (code, said, _) = await OutboxAsync("discard", name, "--reason", "Mia called them");
        Assert.Equal((0, $"{name} TellAlerts: discarded."), (code, said.Trim()));
        await World.PassAsync(Duration.FromHours(2));

        Assert.Equal(0, await World.ParkedAsync());
        Assert.DoesNotContain(await World.ManagersAsync(), message => message.Text.Contains("Q-1", StringComparison.Ordinal));
        Assert.Contains($"allowed  outbox-discard (needs Administrator)  {Environment.UserName} {Environment.UserName}@{Environment.MachineName}: TellAlerts {name}: Mia called them", await DecisionsAsync());
    }

    [Fact]
    public async Task An_answer_that_was_written_again_since_is_not_tried_again()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("sendLost", 1);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();
        await World.StepAsync(Duration.FromMinutes(12), Duration.FromMinutes(1));
        await World.SettleAsync();
        Assert.Equal(1, await World.ParkedAsync());
        await World.AnswerAsync(Staff.Ada, query, "It comes on Friday.");
        await World.SettleAsync();

        var (code, said, _) = await OutboxAsync("retry", nameof(OutboxMessage.SendReply));

        Assert.Equal(1, code);
        Assert.Contains("left parked. Another answer was written to that customer since", said);
        await World.PassAsync(Duration.FromMinutes(5));
        await World.SettleAsync();
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task The_managers_are_told_of_parked_messages_once_and_not_one_by_one()
    {
        await World.OpenAsync(Customer.Karin);
        await ParkAlertAsync();
        await World.RunSqlAsync("INSERT INTO outbox (id, kind, priority, body, created_at, due_at, attempts, faults) VALUES ('00000000-0000-7000-8000-000000000001', 'Poison', 2, 'no', 0, 0, 0, 0)");
        await World.StepAsync(Duration.FromMinutes(70), Duration.FromMinutes(5));

        var said = Assert.Single(await World.ManagersAsync(), message => message.Text.Contains("could not be delivered", StringComparison.Ordinal)).Text;
        Assert.Contains("▲ 2 messages could not be delivered and wait for the administrator since", said);
        Assert.Contains("TellAlerts 1", said);
        Assert.Contains("Poison 1", said);
    }

    /// <summary>Teams would not have the alert of a missed promise.</summary>
    private async Task ParkAlertAsync()
    {
        await World.GoToAsync(Monday(16, 59));
        await World.SettleAsync();
        await World.SetFaultAsync("connectorDown", true);
        await World.PassAsync(Monday(17, 0) - World.Now);
        await World.UntilAsync("the alert waits", async () => await World.RunSqlAsync($"UPDATE outbox SET parked_at = {World.Now.ToUnixTimeMilliseconds()}, leased_until = NULL, gate = NULL, last_error = 'post: 400 BadArgument' WHERE kind = 'TellAlerts' AND lane LIKE 'tell:managers:%' AND last_error IS NOT NULL AND done_at IS NULL") == 1);
        await World.SetFaultAsync("connectorDown", false);
        await World.PassAsync(Duration.FromMinutes(2));
        await World.SettleAsync();
        Assert.Equal(1, await World.ParkedAsync());
    }

    private async Task<string> DecisionsAsync() => (await World.CommandAsync(ChatSla.Decisions.DecisionsCommand.Create(), "decisions")).Said;

    private Task<(int Code, string Said, string Error)> OutboxAsync(params string[] words) => World.CommandAsync(OutboxCommand.Create(), ["outbox", .. words]);
}
