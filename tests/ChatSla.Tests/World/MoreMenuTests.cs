using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Everything that can be done to a query is one click from its card, and done once.</summary>
public sealed class MoreMenuTests : InWorld
{
    [Fact]
    public async Task The_menu_offers_what_can_be_done_now_by_whoever_opens_it()
    {
        var query = await World.OpenAsync(Customer.Karin);
        Assert.Equal(
            [
                "Claim", "Hand over", "Escalate", "Answer", "We are on it", "I answered", "Log a call", "Forward", "Promise another time", "No answer needed", "Why this colour?",
                "Mark as complaint", "Merge", "Whole mail", "History", "Open in Outlook",
            ],
            (await MoreAsync(Staff.Mia, query)).Lines);
        Assert.Equal(["Promise another time", "Merge"], (await MoreAsync(Staff.Mia, query)).Lines.Except((await MoreAsync(Staff.Ada, query)).Lines));

        await World.ClickAsync(Staff.Ada, query, "claim");
        await World.IdleAsync();
        Assert.Equal(["Hand over", "Release", "Escalate"], (await MoreAsync(Staff.Ada, query)).Lines.Take(3));
        Assert.Equal(["Take over", "Hand over", "Escalate"], (await MoreAsync(Staff.Bo, query)).Lines.Take(3));
        Assert.Equal(["Take over", "Hand over", "Release", "Escalate"], (await MoreAsync(Staff.Mia, query)).Lines.Take(4));
    }

    [Fact]
    public async Task A_line_acts_at_once_says_so_and_acts_once_however_often_it_is_delivered()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var menu = await MoreAsync(Staff.Ada, query);

        Assert.Equal("Q-1 is yours.", (await World.PressAsync(Staff.Ada, query, menu, "Claim")).Text);
        await World.ClickAsync(Staff.Ada, query, "release");
        Assert.Equal("Q-1 is yours.", (await World.PressAsync(Staff.Ada, query, menu, "Claim")).Text);

        await World.IdleAsync();
        Assert.Null((await World.QueryAsync(query)).Owner);
        Assert.Contains("Nobody yet", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_button_that_is_delivered_again_does_nothing_more()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);
        var claim = card.AllButtons.Single(button => button.Title == "Claim").Action["data"]!.AsObject();

        Assert.False((await World.ClickAsync(Staff.Ada, card, "claim", claim)).IsRefused);
        await World.ClickAsync(Staff.Ada, query, "release");
        Assert.False((await World.ClickAsync(Staff.Ada, card, "claim", claim)).IsRefused);
        Assert.Null((await World.QueryAsync(query)).Owner);

        Assert.False((await World.ClickAsync(Staff.Bo, card, "claim", claim)).IsRefused);
        Assert.Equal("Bo Lind", (await World.QueryAsync(query)).Owner?.Name);
    }

    [Fact]
    public async Task A_dialog_that_is_sent_twice_at_once_is_done_once_and_says_the_same()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "escalate");

        var said = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => World.SubmitAsync(Staff.Ada, query, dialog, "reason", "A lawyer writes")));
        await World.IdleAsync();

        Assert.All(said, answer => Assert.Equal("The managers are called.", answer.Text));
        Assert.Single((await World.QueryAsync(query)).History.OfType<QueryEvent.Escalated>());
        Assert.Single(await World.ManagersAsync(), message => message.Text.Contains("Ada Berg escalated Q-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_opens_its_dialog_in_the_menus_place_and_leads_back()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var menu = await MoreAsync(Staff.Ada, query);

        var dialog = await World.PressAsync(Staff.Ada, query, menu, "Log a call");
        Assert.Equal("Log a call: Q-1", (string?)dialog.Dialog!["title"]);
        Assert.Equal(menu.Lines, (await World.PressAsync(Staff.Ada, query, dialog, "Back")).Lines);

        var again = await World.SubmitAsync(Staff.Ada, query, dialog, "reason", " ");
        Assert.Contains("Say why, in a few words.", again.Text);
        Assert.Contains("Back", again.Lines);
        Assert.Equal("Q-1: the call is noted as the answer.", (await World.SubmitAsync(Staff.Ada, query, again, "reason", "It comes tomorrow")).Text);
        await World.IdleAsync();
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task A_client_without_universal_actions_does_the_same_and_is_told_in_words()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);
        var fallback = card.AllButtons.Single(button => button.Title == "Claim").Action["fallback"]!["data"]!.AsObject();

        await World.SubmitOldAsync(Staff.Ada, card, fallback);
        await World.SubmitOldAsync(Staff.Ada, card, fallback);
        await World.IdleAsync();

        Assert.Equal("Ada Berg", (await World.QueryAsync(query)).Owner?.Name);
        Assert.All(await World.ThreadOf(query), said => Assert.Equal("Q-1 is yours.", said.Text));
        Assert.Single((await World.QueryAsync(query)).History.OfType<QueryEvent.Claimed>());
    }

    [Fact]
    public async Task A_complaint_is_marked_with_a_reason_shown_on_the_card_and_unmarked()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "complaint");
        Assert.Contains("Say why", (await World.SubmitAsync(Staff.Ada, query, dialog, "reason", "")).Text);
        Assert.Equal("Q-1 is marked as a complaint.", (await World.SubmitAsync(Staff.Ada, query, dialog, "reason", "The third parcel")).Text);
        await World.IdleAsync();
        Assert.Contains("Complaint, says Ada Berg: The third parcel", (await World.CardOf(query)).Text);
        Assert.Contains("Ada Berg marked this as a complaint", (await World.SubmitAsync(Staff.Bo, query, await World.OpenDialogAsync(Staff.Bo, query, "complaint"), "reason", "Me too")).Text);

        Assert.Equal("Q-1 is no complaint any more.", (await World.PressAsync(Staff.Mia, query, await MoreAsync(Staff.Mia, query), "No complaint after all")).Text);
        await World.IdleAsync();
        Assert.DoesNotContain("Complaint, says", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task Another_time_is_promised_by_hand_with_a_reason_and_never_in_the_past()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var dialog = await World.OpenDialogAsync(Staff.Mia, query, "deadline");
        Assert.Equal(("2026-11-23", "17:00"), (dialog.ValueOf("day"), dialog.ValueOf("time")));

        Assert.Contains("Name a day.", (await DueAsync(dialog, "tomorrow", "17:00", "Agreed")).Text);
        Assert.Contains("Name a time", (await DueAsync(dialog, "2026-11-24", "5", "Agreed")).Text);
        Assert.Contains("is over; name a time to come", (await DueAsync(dialog, "2026-11-23", "09:00", "Agreed")).Text);
        Assert.Contains("too far ahead", (await DueAsync(dialog, "2028-11-23", "09:00", "Agreed")).Text);
        var unreasoned = await DueAsync(dialog, "2026-11-24", "10:00", "");
        Assert.Contains("Say why", unreasoned.Text);
        Assert.Equal("2026-11-24", unreasoned.ValueOf("day"));
        Assert.Equal("Q-1 is promised by 10:00 tomorrow.", (await DueAsync(dialog, "2026-11-24", "10:00", "Agreed with Karin")).Text);

        await World.IdleAsync();
        Assert.Contains("Answer by 10:00 tomorrow", (await World.CardOf(query)).Text);

        Task<ClickAnswer> DueAsync(ClickAnswer form, string day, string time, string reason) =>
            World.SubmitAsync(Staff.Mia, query, form, ("day", day), ("time", time), ("reason", reason));
    }

    [Fact]
    public async Task Every_step_is_read_newest_first_and_a_page_at_a_time()
    {
        var query = await World.OpenAsync(Customer.Karin);
        for (var i = 0; i < 8; i++)
        {
            await World.ClickAsync(Staff.Ada, query, "claim");
            await World.ClickAsync(Staff.Ada, query, "release");
        }

        await World.SubmitAsync(Staff.Bo, query, await World.OpenDialogAsync(Staff.Bo, query, "escalate"), "reason", "A lawyer writes");
        await World.IdleAsync();

        var history = await World.OpenDialogAsync(Staff.Ada, query, "history");
        Assert.Contains("Steps 1 to 15 of 18, newest first", history.Text);
        Assert.Matches("(?s)Escalated by Bo Lind.*A lawyer writes.*Released by Ada Berg", history.Text);
        Assert.DoesNotContain("Received", history.Text);

        var earlier = await World.PressAsync(Staff.Ada, query, history, "Earlier");
        Assert.Contains("Received", earlier.Text);
        Assert.Contains("by 17:00 today", earlier.Text);
        Assert.Equal(history.Text, (await World.PressAsync(Staff.Ada, query, earlier, "Later")).Text);
    }

    [Fact]
    public async Task In_Swedish_every_line_and_dialog_is_Swedish()
    {
        await using var world = await World.StartAsync(("Bot:Language", "sv"));
        var query = await world.OpenAsync(Customer.Karin);

        var menu = await world.OpenDialogAsync(Staff.Ada, query, "more");
        Assert.Equal(["Ta ärendet", "Lämna över", "Eskalera", "Svara"], menu.Lines.Take(4));
        Assert.Contains("Säg varför, med några ord.", (await world.SubmitAsync(Staff.Ada, query, await world.OpenDialogAsync(Staff.Ada, query, "complaint"), "reason", "")).Card!.ToJsonString(Plainly));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plainly = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Task<ClickAnswer> MoreAsync(Staff person, Guid query) => World.OpenDialogAsync(person, query, "more");
}
