namespace ChatSla.Tests.World;

/// <summary>A mailbox that no setting binds to a channel is bound in Teams.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task An_administrator_binds_a_mailbox_to_the_channel_and_its_open_queries_appear_there()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:Channel", null));
        var query = await world.OpenAsync(Customer.Karin);
        Assert.Empty(await world.CardsOf(query));

        var refused = await world.AskInChannelAsync(Staff.Ada, $"watch {WorldSettings.Support}");
        Assert.Empty(await world.CardsOf(query));
        var bound = await world.AskInChannelAsync(Staff.Mia, $"watch {WorldSettings.Support}");
        await world.SettleAsync();

        Assert.StartsWith("Only an administrator of ChatSla", refused.Text);
        Assert.StartsWith($"This channel now shows {WorldSettings.Support}.", bound.Text);
        Assert.EndsWith("1 open query follows.", bound.Text);
        Assert.Contains("Answer by 17:00 today", (await world.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_card_that_is_shown_anew_waits_for_what_is_on_its_way_to_it()
    {
        await using var world = await World.StartAsync(("Mailboxes:0:Channel", null));
        var query = await world.OpenAsync(Customer.Karin);

        await world.AskInChannelAsync(Staff.Mia, $"watch {WorldSettings.Support}");
        await world.ClickAsync(Staff.Bo, query, "claim");

        Assert.Single(await world.CardLanesAsync());
    }

    [Fact]
    public async Task A_mailbox_that_is_not_configured_is_not_watched()
    {
        await using var world = await World.StartAsync();

        var said = await world.AskInChannelAsync(Staff.Mia, "watch ceo@contoso.com");

        Assert.Equal($"\"ceo@contoso.com\" is not in the configuration. I watch: {WorldSettings.Support}.", said.Text);
    }
}
