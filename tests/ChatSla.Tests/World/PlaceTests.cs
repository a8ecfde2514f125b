using System.Text.Json.Nodes;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>The team, its channels and its people change, and the bot keeps up.</summary>
public sealed class PlaceTests : InWorld
{
    [Fact]
    public async Task The_bot_introduces_itself_once_wherever_it_is_added()
    {
        await World.InstallAsync();
        await World.UpgradeAsync();
        await World.InstallAsync();

        Assert.Single(await World.SupportAsync(), message => message.Text.StartsWith("I am ChatSla.", StringComparison.Ordinal));
        Assert.Single(await World.ChatWithAsync(Staff.Ada), message => message.Text.StartsWith("I am ChatSla.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_leaves_the_team_may_not_act_from_that_moment_and_who_joins_may()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.LeaveTeamAsync(Staff.Ada);

        Assert.Equal("Only a member of this team can do that.", (await World.ClickAsync(Staff.Ada, query, "release")).Text);
        await World.JoinTeamAsync(Staff.Ada);
        Assert.False((await World.ClickAsync(Staff.Ada, query, "release")).IsRefused);
    }

    [Fact]
    public async Task A_deleted_channel_is_told_to_the_managers_and_its_cards_come_back_with_it()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.TellOfChannelAsync(WorldSettings.SupportChannel, "deleted");
        Assert.Contains(await World.ManagersAsync(), message => message.Text.Contains("the channel is gone", StringComparison.Ordinal));

        Assert.False((await World.ClickAnywhereAsync(Staff.Ada, query, "claim")).IsRefused);
        await World.PassAsync(Duration.FromMinutes(1));
        await World.TellOfChannelAsync(WorldSettings.SupportChannel, "restored");
        await World.SettleAsync();

        Assert.Contains("Ada Berg", (await World.CardOf(query)).Text);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("archived")]
    public async Task With_the_whole_team_gone_the_administrators_hear_of_it_in_their_chat(string happened)
    {
        await World.TellOfTeamAsync(happened);

        Assert.Contains(await World.ChatWithAsync(Staff.Mia), message => message.Text.Contains("cards cannot be shown", StringComparison.Ordinal));
        Assert.DoesNotContain(await World.ChatWithAsync(Staff.Ada), message => message.Text.Contains("cards cannot be shown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taken_out_of_the_team_nothing_is_sent_there_until_the_bot_is_back()
    {
        await World.UninstallAsync();
        Assert.Contains(await World.ChatWithAsync(Staff.Mia), message => message.Text.Contains("the app is not in its team any more", StringComparison.Ordinal));

        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);
        Assert.Empty(await World.CardsOf(query));

        await World.InstallAsync();
        await World.SettleAsync();
        Assert.Single(await World.CardsOf(query));
    }

    [Fact]
    public async Task A_team_or_channel_that_is_renamed_or_new_changes_nothing_else()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var before = (await World.SupportAsync()).Count;
        await World.TellOfChannelAsync(WorldSettings.SupportChannel, "renamed", "Customer care");
        await World.TellOfTeamAsync("renamed");

        Assert.Equal(before, (await World.SupportAsync()).Count);
        Assert.False((await World.ClickAsync(Staff.Ada, query, "claim")).IsRefused);
    }

    [Fact]
    public async Task An_edited_command_is_not_run_again()
    {
        await World.AskInChannelAsync(Staff.Ada, "opne");
        var written = (await World.SupportAsync()).Last(message => !message.IsByBot);
        var before = (await World.SupportAsync()).Count;

        await World.EditAsync(Staff.Ada, written, "<at>ChatSla</at> open");

        Assert.Equal(before, (await World.SupportAsync()).Count);
    }

    [Fact]
    public async Task A_card_that_somebody_takes_away_comes_again()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.TakeAwayAsync(Staff.Ada, await World.CardOf(query));
        await World.SettleAsync();

        Assert.Single(await World.CardsOf(query));
    }

    [Fact]
    public async Task A_reaction_and_a_message_of_somebody_else_that_goes_are_nothing_to_the_bot()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AskInChannelAsync(Staff.Ada, "help");
        var before = (await World.SupportAsync()).Count;

        await World.ReactAsync(Staff.Ada, await World.CardOf(query));
        await World.TakeAwayAsync(Staff.Ada, (await World.SupportAsync()).Last(message => !message.IsByBot));

        Assert.Equal(before - 1, (await World.SupportAsync()).Count);
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Fact]
    public async Task In_a_chat_of_several_staff_act_on_their_queries_and_strangers_do_not()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var chat = await World.StartChatAsync(Staff.Ada, Staff.Bo);
        Assert.StartsWith("I am ChatSla.", Assert.Single(await World.ChatAsync(chat)).Text, StringComparison.Ordinal);

        await World.AskInChatAsync(Staff.Ada, chat, "call Q-1 It comes tomorrow");
        Assert.NotEmpty((await World.QueryAsync(query)).History.OfType<Core.Queries.QueryEvent.Answered>());

        await World.LeaveTeamAsync(Staff.Bo);
        Assert.Equal("Only a member of this team can do that.", (await World.AskInChatAsync(Staff.Bo, chat, "split Q-1"))[^1].Text);
    }

    [Fact]
    public async Task A_service_url_that_changed_is_used_from_then_on()
    {
        var moved = World.Activity("typing", Staff.Ada);
        moved["serviceUrl"] = World.OtherServiceUrl;
        Assert.Equal(401, (await World.DeliverAsync(moved)).Status);
        Assert.DoesNotContain(World.OtherServiceUrl, await World.ServiceUrlsAsync());

        await World.DeliverFromAsync(World.OtherServiceUrl, moved);
        Assert.Contains(World.OtherServiceUrl, await World.ServiceUrlsAsync());
    }

    [Fact]
    public async Task What_a_command_causes_bears_the_id_of_its_request()
    {
        await World.OpenAsync(Customer.Karin);
        await World.AskInChannelAsync(Staff.Ada, "call Q-1 It comes tomorrow");

        var heard = (await World.CorrelationsAsync("HearActivity"))[^1];
        Assert.NotNull(heard);
        Assert.Equal(heard, (await World.CorrelationsAsync("PutCard"))[^1]);
        Assert.Null((await World.CorrelationsAsync("PutCard"))[0]);
    }

    [Fact]
    public async Task A_button_of_an_old_client_does_the_same_and_an_unreadable_one_nothing()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);

        var odd = World.Activity("message", Staff.Ada, card.ConversationId);
        odd["value"] = new JsonObject { ["verb"] = "claim", ["query"] = query.ToString(), ["live"] = "perhaps" };
        Assert.Equal(202, (await World.DeliverAsync(odd)).Status);
        await World.IdleAsync();

        Assert.Equal(0, await World.ParkedAsync());
        Assert.Equal(Staff.Ada.Id, (await World.QueryAsync(query)).Owner?.Id);
    }
}
