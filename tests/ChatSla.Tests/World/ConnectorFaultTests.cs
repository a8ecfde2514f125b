using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Teams is slow or absent: cards and alerts come later, once.</summary>
public sealed class ConnectorFaultTests : InWorld
{
    [Theory]
    [InlineData("connectorThrottle")]
    [InlineData("connectorUnavailable")]
    public async Task A_card_behind_refused_requests_comes_later_and_once(string fault)
    {
        await World.SetFaultAsync(fault, 4);
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Contains("Answer by 17:00 today", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task Cards_and_alerts_wait_out_an_outage_of_hours()
    {
        var known = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("connectorDown", true);
        var unknown = await World.OpenAsync(Customer.Tomas);
        Assert.Empty(await World.CardsOf(unknown));

        while (World.Now < Monday(20, 0)) await World.PassAsync(Duration.FromMinutes(5));
        await World.SetFaultAsync("connectorDown", false);
        await World.PassAsync(Duration.FromMinutes(5));
        await World.SettleAsync();

        foreach (var query in new[] { known, unknown })
        {
            Assert.Contains("Red · Was due 17:00 today", (await World.CardOf(query)).Text);
            Assert.Single(await World.ThreadOf(query));
        }

        Assert.Equal(2, (await World.ManagersAsync()).Count);
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Fact]
    public async Task What_was_settled_during_an_outage_is_not_alarmed_about_afterwards()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        await World.GoToAsync(Monday(16, 59));
        await World.SetFaultAsync("connectorDown", true);
        await World.GoToAsync(Monday(17, 1));
        await World.AnswerInOutlookAsync(mail, "It comes tomorrow.");
        await World.UntilAsync("the reply is seen", async () => (await World.QueryAsync(await World.QueryOfAsync(mail))).Current is null);

        await World.SetFaultAsync("connectorDown", false);
        await World.SettleAsync();

        var query = await World.QueryOfAsync(mail);
        Assert.Contains("Missed", (await World.CardOf(query)).Text);
        Assert.StartsWith("▲ 1 min left: Q-1 from", Assert.Single(await World.ThreadOf(query)).Text);
        Assert.Empty(await World.ManagersAsync());
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_is_posted_anew_at_the_next_change()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);
        await World.DeleteAsync(card);

        await World.JumpToNextTurnAsync();

        var anew = await World.CardOf(query);
        Assert.NotEqual(card.Id, anew.Id);
        Assert.Contains("Amber · Answer by 17:00 today", anew.Text);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        Assert.Contains("Ada Berg since 15:30", (await World.CardOf(query)).Text);
    }
}
