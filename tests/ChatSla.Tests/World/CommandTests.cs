using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What people ask the bot in words.</summary>
public sealed class CommandTests : InWorld
{
    [Fact]
    public async Task Help_lists_what_can_be_asked()
    {
        var said = await World.AskInChannelAsync(Staff.Bo, "help");

        foreach (var command in new[] { "open", "mine", "show Q-7", "summary", "watch", "when is it due if Acme writes", "calendar 14" }) Assert.Contains(command, said.Text);
    }

    [Fact]
    public async Task Open_lists_all_the_most_urgent_first_and_mine_only_ones_own()
    {
        var first = await World.OpenAsync(Customer.Karin, "Parcel 4711");
        await World.GoToAsync(Monday(15, 10));
        await World.OpenAsync(Customer.Tomas, "Invoice 12");
        await World.ClickAsync(Staff.Bo, first, "claim");

        var open = (await World.AskInChannelAsync(Staff.Bo, "open")).Text;
        var mine = (await World.AskInChannelAsync(Staff.Bo, "mine")).Text;
        var none = (await World.AskInChannelAsync(Staff.Ada, "mine")).Text;

        Assert.Contains("2 queries are open", open);
        Assert.True(open.IndexOf("Q-1", StringComparison.Ordinal) < open.IndexOf("Q-2", StringComparison.Ordinal));
        Assert.Contains("You have one open query", mine);
        Assert.Contains("Parcel 4711", mine);
        Assert.DoesNotContain("Invoice 12", mine);
        Assert.Equal("You have no open query", none);
    }

    [Fact]
    public async Task Show_gives_a_copy_of_the_card_and_leaves_the_one_live_card_alone()
    {
        var query = await World.OpenAsync(Customer.Karin);

        var copy = await World.AskInChannelAsync(Staff.Bo, "show Q-1");
        var missing = await World.AskInChannelAsync(Staff.Bo, "show Q-99");

        Assert.Contains("Parcel 4711", copy.Text);
        Assert.Null(copy.LiveCardOf);
        await World.CardOf(query);
        Assert.Equal("There is no query Q-99 here. \"open\" lists the open ones.", missing.Text);
    }

    [Theory]
    [InlineData("sumary", "I do not know \"sumary\". Did you mean \"summary\"?")]
    [InlineData("varfor?", "Which query? Write \"why Q-7\", or say it in the thread of its card.")]
    [InlineData("calender", "I do not know \"calender\". Did you mean \"calendar\"?")]
    [InlineData("duo", "I do not know \"duo\". Did you mean \"due\"?")]
    [InlineData("use", "I do not know \"use\". \"help\" lists what I know.")]
    [InlineData("dance for me", "I do not know \"dance for me\". \"help\" lists what I know.")]
    public async Task An_unknown_word_is_answered_with_what_was_probably_meant(string asked, string answer) =>
        Assert.Equal(answer, (await World.AskInChannelAsync(Staff.Bo, asked)).Text);

    [Fact]
    public async Task The_same_message_delivered_twice_is_answered_once()
    {
        var said = World.Activity("message", Staff.Bo);
        said["text"] = "<at>ChatSla</at> help";
        said["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>ChatSla</at>",
            ["mentioned"] = new JsonObject { ["id"] = $"28:{WorldSettings.BotAppId}" },
        });
        var before = (await World.SupportAsync()).Count;

        var answers = await Task.WhenAll(World.DeliverAsync(said), World.DeliverAsync(said), World.DeliverAsync(said));
        await World.IdleAsync();

        Assert.All(answers, answer => Assert.Equal(202, answer.Status));
        Assert.Equal(before + 1, (await World.SupportAsync()).Count);
    }
}
