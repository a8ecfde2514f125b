using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Every way in which the sandbox can go wrong has a test that says what people see of it; those without a place elsewhere stand here.</summary>
public sealed class KnobTests : InWorld
{
    /// <summary>They only say how long something takes, or are the opposite of what is usual and right.</summary>
    private static readonly string[] NoFaults =
        ["notificationTimeoutMs", "notificationRetryTimeoutMs", "validationTimeoutMs", "graphHangMs", "connectorDelayMs", "sendDelayMs", "sentItemsDelayMs", "seed", "subscriptionTooLong", "connectorLimits"];

    [Fact]
    public async Task No_knob_is_without_a_test()
    {
        var tests = Path.Combine(Shared.Checkout, "tests");
        var text = string.Concat(new[] { "ChatSla.Tests/World", "ChatSla.EndToEnd", "ChatSla.EndToEnd/Storms" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(tests, folder), "*.cs")).Select(File.ReadAllText));
        var knobs = (await World.KnobsAsync()).Except(NoFaults);

        Assert.All(knobs, knob => Assert.True(text.Contains($"\"{knob}\"", StringComparison.Ordinal), $"{knob} has no test"));
    }

    [Fact]
    public async Task A_reply_from_Outlook_without_a_copy_in_the_shared_Sent_Items_counts_when_the_customer_writes_back()
    {
        await World.SetFaultAsync("messageCopyForSentAs", false);
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        await World.GoToAsync(Monday(14, 0));
        var answer = await World.ReplyAsStaffAsync(Staff.Ada, mail, "It comes tomorrow.");
        await World.SettleAsync();
        Assert.Contains("Answer by 17:00 today", (await World.CardOf(await World.QueryOfAsync(mail))).Text);

        await World.GoToAsync(Monday(15, 0));
        await World.CustomerWritesAsync(
            Customer.Karin,
            "RE: Parcel 4711",
            "At what time?\n\nFrom: Contoso Support <support@contoso.com>\nSent: Monday, November 23, 2026 2:00 PM\nTo: Karin Lund\nSubject: RE: Parcel 4711\n\nIt comes tomorrow.",
            answer);
        await World.SettleAsync();

        var query = await World.QueryAsync(await World.QueryOfAsync(mail));
        Assert.Equal(PromiseState.Met, query.Promises[0].StateAt(World.Now));
        Assert.Contains("seen in the customer's reply", (await World.CardOf(query.Id)).Text);
    }

    [Theory]
    [InlineData("sendDenied")]
    [InlineData("writeDenied")]
    public async Task An_answer_that_is_not_allowed_is_said_on_the_card_and_what_was_written_is_kept(string knob)
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync(knob, true);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();

        Assert.Contains("was not sent", (await World.CardOf(query)).Text);
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
        await World.SetFaultAsync(knob, false);
        Assert.Equal("It comes tomorrow.", (await World.OpenDialogAsync(Staff.Ada, query, "answer")).Typed);
    }

    [Fact]
    public async Task A_mailbox_that_has_used_up_its_requests_is_read_later_and_loses_nothing()
    {
        await World.SetFaultAsync("requestLimit", 1);
        var received = World.Now;
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.LiveAsync(Duration.FromMinutes(2));
        Assert.Contains("429", World.HealthOf("inbox")?.Because ?? World.HealthOf("sentitems")?.Because);

        await World.SetFaultAsync("requestLimit", 0);
        await World.LiveUntilAsync("the mail was seen", async () => (await World.QueriesAsync()).Count == 1);
        Assert.Equal(received, (await World.QueryAsync(await World.QueryOfAsync(mail))).OpenedAt);
    }

    [Fact]
    public async Task A_query_of_a_time_when_the_bot_was_out_of_the_team_has_its_card_when_it_is_back()
    {
        await World.SetFaultAsync("botRemoved", true);
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.LiveAsync(Duration.FromMinutes(1));
        Assert.DoesNotContain(await World.SupportAsync(), message => message.LiveCardOf is not null);

        await World.SetFaultAsync("botRemoved", false);
        await World.InstallAsync();
        await World.RunSqlAsync("UPDATE outbox SET parked_at = NULL WHERE kind = 'PutCard'");
        await World.LiveUntilAsync("there is a card", async () => (await World.SupportAsync()).Any(message => message.LiveCardOf is not null));
        await World.CardOf(await World.QueryOfAsync(mail));
    }

    [Fact]
    public async Task Where_Graph_asks_the_endpoint_again_a_renewal_goes_through()
    {
        await using var world = await World.StartAnnouncedAsync();
        await world.SetFaultAsync("subscriptionRevalidates", true);
        var before = (DateTimeOffset)(await world.SubscriptionsAsync())[0]["expirationDateTime"]!;
        await world.PassAsync(Duration.FromDays(5));
        await world.UntilAsync("it was renewed", async () => (DateTimeOffset)(await world.SubscriptionsAsync())[0]["expirationDateTime"]! > before);
    }
}
