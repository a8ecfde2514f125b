using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Something was said in Teams and nobody told us: a card is there once in the end, an alert twice at most.</summary>
public sealed class LostAnswerTests : InWorld
{
    [Theory]
    [InlineData("connectorDoneThen504")]
    [InlineData("connectorDoneThenReset")]
    public async Task A_card_whose_post_was_never_answered_is_taken_for_the_card_when_somebody_sees_it(string knob)
    {
        await World.SetFaultAsync(knob, 1);
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.UntilAsync("the card is there", async () => (await World.LiveCardsAsync()).Count > 0);
        var posted = Assert.Single(await World.LiveCardsAsync());

        await World.LookIntoChannelAsync(Staff.Ada);
        await World.StepAsync(Duration.FromSeconds(15), Duration.FromSeconds(3));
        await World.SettleAsync();

        var query = await World.QueryOfAsync(mail);
        Assert.Equal(posted.Id, (await World.CardOf(query)).Id);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        Assert.Contains("Ada Berg since", (await World.CardOf(query)).Text);
    }

    [Theory]
    [InlineData("connectorDoneThen504")]
    [InlineData("connectorDoneThenReset")]
    public async Task Where_nobody_sees_it_the_card_is_posted_again_and_the_first_goes_when_somebody_does(string knob)
    {
        await World.SetFaultAsync(knob, 1);
        var query = await World.OpenAsync(Customer.Karin);
        Assert.Equal(2, (await World.CardsOf(query)).Count);

        await World.LookIntoChannelAsync(Staff.Ada);
        await World.SettleAsync();

        Assert.Contains("Answer by 17:00 today", (await World.CardOf(query)).Text);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        Assert.Contains("Ada Berg since", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task An_alert_whose_answers_are_all_lost_is_said_twice_and_then_left_to_a_person()
    {
        await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(15, 20));
        await World.OpenAsync(Customer.Tomas);
        await World.GoToAsync(Monday(16, 59));
        await World.SettleAsync();
        await World.SetFaultAsync("connectorDoneThen504", 1000);
        await World.GoToAsync(Monday(17, 0));
        await World.StepUntilAsync("the managers' and the channel's are parked", async () => await World.ParkedAsync() == 2, Duration.FromSeconds(20), Duration.FromMinutes(20));
        await World.SetFaultAsync("connectorDoneThen504", 0);
        await World.StepAsync(Duration.FromMinutes(6), Duration.FromMinutes(1));

        // That messages are parked is said too, sooner or later.
        var said = (await World.ManagersAsync()).Concat(await World.SupportAsync())
            .Where(message => message.Text.Contains("Red", StringComparison.Ordinal) && message.LiveCardOf is null).GroupBy(message => message.Text).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, alike => Assert.True(alike.Count() == 2, $"{alike.Count()} times: {alike.Key}"));
        Assert.Equal(said.Count, await World.ParkedAsync());

        // Nor is it when the same people are told of another query.
        await World.GoToAsync(Monday(12, 1) + Duration.FromDays(1));
        await World.SettleAsync();
        var managers = await World.ManagersAsync();
        Assert.Single(managers, message => message.Text.Contains("Q-2", StringComparison.Ordinal));
        Assert.Equal(2, managers.Count(message => message.Text.Contains("Q-1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task While_Teams_hangs_an_alert_is_not_given_up_and_comes_when_it_answers_again()
    {
        await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(16, 59));
        await World.SettleAsync();
        await World.RefuseAsync("504 GatewayTimeout", 100_000);
        await World.GoToAsync(Monday(17, 0));
        await World.StepAsync(Duration.FromMinutes(20), Duration.FromMinutes(2));
        Assert.Empty(await World.ManagersAsync());

        await World.RefuseAsync("504 GatewayTimeout", 0);
        await World.StepUntilAsync("the managers know", async () => (await World.ManagersAsync()).Count > 0, Duration.FromMinutes(1), Duration.FromMinutes(10));
        await World.SettleAsync();
        Assert.Equal(0, await World.ParkedAsync());
    }
}
