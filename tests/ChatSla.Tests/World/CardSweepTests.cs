using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Whatever happens to a card or to what should have changed it, in the end there is one, and it shows the present.</summary>
public sealed class CardSweepTests : InWorld
{
    [Fact]
    public async Task A_change_that_never_reached_its_card_does_so_within_an_hour()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await LoseClaimAsync(query);
        await World.SettleAsync();
        Assert.DoesNotContain("Ada Berg since", (await World.CardOf(query)).Text);

        await World.StepAsync(Duration.FromMinutes(70), Duration.FromMinutes(10));
        await World.SettleAsync();
        Assert.Contains("Ada Berg since", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task Nor_does_it_wait_longer_when_the_clock_is_set_back_by_half_a_day()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.StepAsync(Duration.FromMinutes(70), Duration.FromMinutes(10));
        await LoseClaimAsync(query);
        await World.SetFaultAsync("connectorLimits", false);
        World.SetClock(Duration.FromHours(-12));
        await World.UntilAsync("the card shows the claim", async () => (await World.CardOf(query)).Text.Contains("Ada Berg since", StringComparison.Ordinal), Duration.FromMinutes(10));
        Assert.True(World.Now < Monday(1, 0));
    }

    [Fact]
    public async Task A_change_that_never_reached_its_card_does_so_at_the_next_start()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await LoseClaimAsync(query);
        await World.PassAsync(Duration.FromSeconds(1));
        await World.RestartAsync();
        await World.SettleAsync();

        Assert.Contains("Ada Berg since", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_query_whose_card_was_never_posted_has_it_within_an_hour()
    {
        await World.SetFaultAsync("connectorDown", true);
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.UntilAsync("the mail was taken in", async () => (await World.QueriesAsync()).Count == 1);
        await World.RunSqlAsync("UPDATE outbox SET done_at = 1 WHERE kind = 'PutCard'");
        await World.SetFaultAsync("connectorDown", false);
        await World.StepAsync(Duration.FromMinutes(70), Duration.FromMinutes(10));
        await World.SettleAsync();

        await World.CardOf(await World.QueryOfAsync(mail));
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_is_posted_anew_though_nothing_changed_and_the_old_thread_says_where()
    {
        await World.GoToAsync(Monday(15, 30));
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);
        await World.DeleteAsync(card);
        await World.StepAsync(Duration.FromHours(8), Duration.FromMinutes(30));
        await World.SettleAsync();

        var anew = await World.CardOf(query);
        Assert.NotEqual(card.Id, anew.Id);
        var moved = Assert.Single(await World.SupportAsync(), message => message.ConversationId == card.ConversationId);
        Assert.Contains("/l/message/", moved.Text);
        Assert.Contains(anew.Id, moved.Text);
    }

    [Fact]
    public async Task A_card_that_shows_the_present_is_not_sent_again_for_nothing()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        var before = await World.SendsAsync();
        await World.ClickAsync(Staff.Ada, query, "refresh");
        await World.RestartAsync();
        await World.StepAsync(Duration.FromMinutes(20), Duration.FromMinutes(5));

        Assert.Equal(before, await World.SendsAsync());
    }

    [Fact]
    public async Task Cards_that_arrive_together_come_in_the_order_of_their_numbers()
    {
        for (var number = 1; number <= 20; number++) await World.CustomerWritesAsync(new Customer("Karin Lund", $"karin-{number}@acme.example"), $"Parcel {number}");
        await World.UntilAsync("all are taken in", async () => (await World.QueriesAsync()).Count == 20);
        await World.StepUntilAsync("all cards are there", async () => (await World.LiveCardsAsync()).Count == 20, Duration.FromMilliseconds(500), Duration.FromMinutes(2));

        var numbers = (await World.LiveCardsAsync()).Select(card => int.Parse(System.Text.RegularExpressions.Regex.Match(card.Text, "Q-([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 20), numbers);
        Assert.Equal(0, (await World.ConnectorAsync()).Violations);
    }

    /// <summary>A claim whose change of the card is lost. She has claimed before, so that her rights are known while Teams is away.</summary>
    private async Task LoseClaimAsync(Guid query)
    {
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.SettleAsync();
        await World.ClickAsync(Staff.Ada, query, "release");
        await World.SettleAsync();
        await World.SetFaultAsync("connectorDown", true);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.IdleAsync();
        await World.RunSqlAsync("UPDATE outbox SET done_at = 1 WHERE kind = 'PutCard' AND done_at IS NULL");
        await World.SetFaultAsync("connectorDown", false);
    }
}
