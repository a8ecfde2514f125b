using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>The machine's clock jumps, or the machine sleeps: what is due is done at its own times, once, and nobody is flooded.</summary>
public sealed class ClockTests : InWorld
{
    [Fact]
    public async Task Three_hours_forward_turn_what_is_due_at_its_own_times_and_say_it_once()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(14, 30));
        await World.SettleAsync();

        World.SetClock(Duration.FromHours(3));
        await World.PassAsync(Duration.FromMinutes(1));
        await World.SettleAsync();

        Assert.Contains("Red · Was due 17:00 today", (await World.CardOf(query)).Text);
        Assert.Equal([Monday(15, 30), Monday(17, 0)], (await World.EventsAsync(query)).Where(happened => happened.Body.Contains("\"turned-", StringComparison.Ordinal)).Select(turn => turn.At));
        await World.GoToAsync(Monday(9, 1) + Duration.FromDays(1));
        await World.SettleAsync();
        Assert.Single(await World.ManagersAsync());
    }

    [Fact]
    public async Task An_hour_back_says_nothing_twice_and_holds_nothing_up()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(15, 40));
        await World.SettleAsync();
        var said = (await World.ThreadOf(query)).Count;
        await World.SetFaultAsync("connectorDown", true);
        var waiting = await World.CustomerWritesAsync(Customer.Tomas, "Invoice 12");
        await World.UntilAsync("it is taken in", async () => (await World.QueriesAsync()).Count == 2);
        await World.StepAsync(Duration.FromMinutes(2), Duration.FromSeconds(20));

        // The sandbox has our clock; Teams' own stays right.
        await World.SetFaultAsync("connectorLimits", false);
        World.SetClock(Duration.FromHours(-1));
        await World.SetFaultAsync("connectorDown", false);
        await World.PassAsync(Duration.FromMinutes(2));
        var second = await World.QueryOfAsync(waiting);
        await World.UntilAsync("the card is there", async () => (await World.CardsOf(second)).Count == 1);
        await World.SettleAsync();
        await World.OpenAsync(Customer.Priya);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        Assert.Contains("Ada Berg since", (await World.CardOf(query)).Text);
        await World.GoToAsync(Monday(15, 45));
        await World.SettleAsync();
        Assert.Equal(said, (await World.ThreadOf(query)).Count);
        await World.GoToAsync(Monday(17, 1));
        await World.SettleAsync();
        Assert.Equal([Monday(15, 30), Monday(17, 0)], (await World.EventsAsync(query)).Where(happened => happened.Body.Contains("\"turned-", StringComparison.Ordinal)).Select(turn => turn.At));
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Fact]
    public async Task After_a_night_asleep_the_managers_get_one_message_of_all_that_was_missed()
    {
        var mails = new List<Mail>();
        for (var number = 0; number < 12; number++) mails.Add(await World.CustomerWritesAsync(new Customer($"Customer {number}", $"customer-{number}@acme.example"), $"Order {number}"));
        await World.SettleAsync();
        Assert.Equal(12, (await World.QueriesAsync()).Count);

        World.SetClock(Monday(8, 0) + Duration.FromDays(1) - World.Now);
        await World.PassAsync(Duration.FromMinutes(1));
        await World.SettleAsync();
        await World.GoToAsync(Monday(9, 1) + Duration.FromDays(1));
        await World.SettleAsync();

        Assert.All(await World.LiveCardsAsync(), card => Assert.Contains("Red", card.Text));
        var said = Assert.Single(await World.ManagersAsync());
        Assert.Contains("12", said.Text);
    }
}
