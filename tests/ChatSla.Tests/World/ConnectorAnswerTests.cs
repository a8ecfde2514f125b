using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Everything that Teams may answer: what is seen in the channel afterwards is right, and there once.</summary>
public sealed class ConnectorAnswerTests : InWorld
{
    [Theory]
    [InlineData("412 PreconditionFailed")]
    [InlineData("500 InternalServerError")]
    [InlineData("502 BadGateway")]
    [InlineData("503 ServiceUnavailable")]
    [InlineData("504 GatewayTimeout")]
    public async Task A_card_that_was_refused_for_a_while_comes_later_and_once(string answer)
    {
        var query = await World.OpenAsync(Customer.Tomas);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();

        await World.RefuseAsync(answer, 3);
        await World.ClickAsync(Staff.Ada, query, "release");
        var other = await World.OpenAsync(Customer.Karin);

        Assert.Contains("Nobody yet", (await World.CardOf(query)).Text);
        Assert.Contains("Answer by 17:00 today", (await World.CardOf(other)).Text);
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Theory]
    [InlineData("seconds")]
    [InlineData("date")]
    [InlineData("none")]
    public async Task Too_many_requests_are_waited_out_however_Teams_says_so(string form)
    {
        await World.SetFaultAsync("connectorRetryAfter", form);
        await World.SetFaultAsync("connectorThrottle", 3);
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Contains("Answer by 17:00 today", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_asked_for_anew_and_nobody_notices()
    {
        await World.OpenAsync(Customer.Tomas);
        await World.SetFaultAsync("connectorToken", 1);
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Contains("Answer by 17:00 today", (await World.CardOf(query)).Text);
        Assert.DoesNotContain("\"wrong\":\"401", await World.HealthAsync());
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_said_in_the_programs_health()
    {
        await World.SetFaultAsync("connectorToken", 1000);
        await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.UntilAsync("health says so", async () => (await World.HealthAsync()).Contains("\"wrong\":\"401", StringComparison.Ordinal));

        await World.SetFaultAsync("connectorToken", 0);
        await World.SettleAsync();
        Assert.DoesNotContain("\"wrong\":\"401", await World.HealthAsync());
        Assert.Single(await World.SupportAsync(), message => message.LiveCardOf is not null);
    }

    [Fact]
    public async Task A_card_that_Teams_finds_too_large_is_sent_smaller()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        await World.RefuseAsync("413 MessageSizeTooBig", 1);
        await World.ClickAsync(Staff.Ada, query, "release");
        await World.SettleAsync();

        var card = await World.CardOf(query);
        Assert.Contains("Nobody yet", card.Text);
        Assert.DoesNotContain("released by", card.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Theory]
    [InlineData("400 BadArgument")]
    [InlineData("403 NotEnoughPermissions")]
    public async Task What_can_never_work_is_parked_at_once_and_seen_in_the_programs_health(string answer)
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        await World.RefuseAsync(answer, 1);
        await World.ClickAsync(Staff.Ada, query, "release");
        await World.SettleAsync();

        Assert.Equal(1, await World.ParkedAsync());
        Assert.Contains("\"parked\":1", await World.HealthAsync());
    }

    [Fact]
    public async Task An_app_that_an_administrator_has_blocked_says_nothing_anywhere_until_it_may_and_then_all_of_it()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("botBlocked", true);
        await World.GoToAsync(Monday(15, 30));
        await World.StepAsync(Duration.FromMinutes(1), Duration.FromSeconds(20));
        Assert.Contains("BotDisabledByAdmin", await World.HealthAsync());
        var (before, _) = await World.ConnectorAsync();
        await World.StepAsync(Duration.FromMinutes(60), Duration.FromMinutes(5));
        Assert.InRange((await World.ConnectorAsync()).Requests - before, 1, 6);

        await World.SetFaultAsync("botBlocked", false);
        await World.StepAsync(Duration.FromMinutes(16), Duration.FromMinutes(2));
        await World.SettleAsync();
        Assert.Contains("Amber", (await World.CardOf(query)).Text);
        Assert.DoesNotContain("BotDisabledByAdmin", await World.HealthAsync());
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_channel_that_Teams_says_is_gone_and_the_managers_hear_it_once()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        await World.RefuseAsync("404 ConversationNotFound", 1);
        await World.ClickAsync(Staff.Ada, query, "release");
        await World.SettleAsync();
        Assert.Contains("the channel is gone", Assert.Single(await World.ManagersAsync()).Text);
        Assert.Contains("\"refusedChannels\":1", await World.HealthAsync());

        var before = await World.SendsAsync();
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        Assert.Equal(before, await World.SendsAsync());
        Assert.Single(await World.ManagersAsync());

        // Somebody writes there: so it is there, and its cards are put right.
        await World.AskInChannelAsync(Staff.Ada, "help");
        await World.StepUntilAsync("the card is right", async () => (await World.CardOf(query)).Text.Contains("Ada Berg since", StringComparison.Ordinal), Duration.FromSeconds(1), Duration.FromMinutes(3));
        Assert.Contains("\"refusedChannels\":0", await World.HealthAsync());
    }
}
