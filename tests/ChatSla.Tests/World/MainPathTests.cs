using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>A customer's mail, from its arrival to the managers' channel.</summary>
public sealed class MainPathTests : InWorld
{
    [Fact]
    public async Task A_mail_becomes_a_card_with_its_promise()
    {
        var query = await World.OpenAsync(Customer.Karin, "Parcel 4711", "Where is my parcel?");

        var card = await World.CardOf(query);
        Assert.Contains("Green", card.Text);
        Assert.Contains("Answer by 17:00 today", card.Text);
        Assert.Contains("Parcel 4711", card.Text);
        Assert.Contains("Karin Lund", card.Text);
        Assert.Contains("Where is my parcel?", card.Text);
        Assert.Contains("Nobody yet", card.Text);
        Assert.Contains("Left  ", card.Text);
        Assert.Equal(["Claim", "Answer", "Escalate", "More"], card.Buttons);
    }

    [Fact]
    public async Task A_claim_shows_and_a_second_one_is_refused_and_names_the_owner_and_since_when()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(9, 55));

        var first = await World.ClickAsync(Staff.Ada, query, "claim");
        await World.GoToAsync(Monday(10, 5));
        var second = await World.ClickAsync(Staff.Bo, query, "claim");

        Assert.Contains("Ada Berg since 09:55", first.Text);
        Assert.Contains("Ada Berg since 09:55", (await World.CardOf(query)).Text);
        Assert.True(second.IsRefused);
        Assert.Equal("Ada Berg has had this since 09:55.", second.Text);
    }

    [Fact]
    public async Task An_answer_reaches_the_customer_once_in_the_same_thread_from_the_support_address()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();

        var said = await World.AnswerAsync(Staff.Ada, await World.QueryOfAsync(mail), "It leaves <today> & comes tomorrow.");
        await World.SettleAsync();

        Assert.Equal("Your answer is on its way to Karin Lund.", said.Text);
        var answer = Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Equal("RE: Parcel 4711", answer.Subject);
        Assert.Equal(WorldSettings.Support, answer.From);
        Assert.Equal(mail.MessageId, answer.Header("In-Reply-To"));
        Assert.Contains(mail.MessageId!, answer.Header("References"));
        Assert.Contains("It leaves &lt;today&gt; &amp; comes tomorrow.", answer.Text);
        Assert.Single(await World.SentItemsAsync());
    }

    [Fact]
    public async Task The_card_says_who_answered_and_when_and_how_long_before_the_promise()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.GoToAsync(Monday(11, 0));

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();
        await World.SettleAsync();

        var card = await World.CardOf(query);
        Assert.Contains("Kept", card.Text);
        Assert.Contains("Ada Berg answered Mon 23 Nov 11:00, ", card.Text);
        Assert.Null((await World.QueryAsync(query)).NextTurnAt);
    }

    [Fact]
    public async Task An_answer_that_is_submitted_twice_is_sent_once()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "answer");

        await Task.WhenAll(
            World.SubmitAsync(Staff.Ada, query, dialog, "text", "It comes tomorrow."),
            World.SubmitAsync(Staff.Ada, query, dialog, "text", "It comes tomorrow."));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task A_second_mail_unanswered_turns_the_card_amber_and_then_red_at_the_very_instants()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "Which parcel?");
        await World.SettleAsync();
        await World.GoToAsync(Monday(11, 0));
        var second = await World.CustomerWritesAsync(Customer.Karin, "", "Number 4711.", (await World.InboxOfAsync(Customer.Karin))[0].Id);
        await World.SettleAsync();
        Assert.Equal(query, await World.QueryOfAsync(second));

        await World.GoToAsync(Monday(15, 30) - Duration.FromMilliseconds(1));
        Assert.Contains("Green", (await World.CardOf(query)).Text);
        await World.PassAsync(Duration.FromMilliseconds(1));
        Assert.Equal("warning", (await World.CardOf(query)).Style);
        Assert.Contains("Amber · Answer by 17:00 today", (await World.CardOf(query)).Text);

        await World.GoToAsync(Monday(17, 0) - Duration.FromMilliseconds(1));
        Assert.Contains("Amber", (await World.CardOf(query)).Text);
        await World.PassAsync(Duration.FromMilliseconds(1));
        Assert.Equal("attention", (await World.CardOf(query)).Style);
        Assert.Contains("Red · Was due 17:00 today", (await World.CardOf(query)).Text);

        var turns = (await World.EventsAsync(query)).Where(happened => happened.Body.Contains("\"turned-")).ToList();
        Assert.Equal([Monday(15, 30), Monday(17, 0)], turns.Select(turn => turn.At));
        Assert.All(turns, turn => Assert.Equal(turn.At, turn.RecordedAt));
        Assert.Equal(PromiseKind.NextResponse, (await World.QueryAsync(query)).Current!.Kind);
    }

    [Fact]
    public async Task Red_is_said_in_the_thread_and_pings_the_managers_by_name()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Ada, query, "claim");

        await World.JumpToNextTurnAsync();
        Assert.Empty(await World.ManagersAsync());
        await World.JumpToNextTurnAsync();

        var line = Assert.Single(await World.ThreadOf(query));
        Assert.Equal("◆ Red: Q-1 was due at 17:00 and is not answered. Ada Berg has it.", line.Text);
        var ping = Assert.Single(await World.ManagersAsync());
        Assert.Contains("Q-1 is not answered", ping.Text);
        Assert.Equal(["Mia Ek"], ping.Mentions);
        Assert.True(ping.IsAlert);
        Assert.Contains((await World.CardOf(query)).Id, ping.UrlOf("Open the query"));
    }

    [Fact]
    public async Task An_escalation_reaches_the_managers_with_its_reason_and_a_way_back()
    {
        var query = await World.OpenAsync(Customer.Karin);

        var said = await World.EscalateAsync(Staff.Bo, query, "They threaten to leave.");
        await World.SettleAsync();

        Assert.Equal("The managers are called.", said.Text);
        var call = Assert.Single(await World.ManagersAsync());
        Assert.Contains("Bo Lind escalated Q-1", call.Text);
        Assert.Contains("They threaten to leave.", call.Text);
        Assert.Equal(["Mia Ek"], call.Mentions);
        var card = await World.CardOf(query);
        Assert.Contains(Uri.EscapeDataString(card.Id), call.UrlOf("Open the query"));
        Assert.Contains(Uri.EscapeDataString(WorldSettings.SupportChannel), call.UrlOf("Open the query"));
        Assert.Contains("Bo Lind escalated at 09:40: They threaten to leave.", card.Text);
    }

    [Fact]
    public async Task An_empty_answer_or_reason_is_sent_back_with_a_sentence()
    {
        var query = await World.OpenAsync(Customer.Karin);

        Assert.Contains("Write something first.", (await World.AnswerAsync(Staff.Ada, query, "  ")).Text);
        Assert.Contains("Say why, in a few words.", (await World.EscalateAsync(Staff.Ada, query, "")).Text);
        Assert.DoesNotContain((await World.QueryAsync(query)).History, happened => happened is not QueryEvent.Opened);
    }
}
