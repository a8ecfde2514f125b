using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Sending goes wrong: the customer has exactly one answer, or the card says that there is none.</summary>
public sealed class SendFaultTests : InWorld
{
    [Theory]
    [InlineData("sendAcceptedThen504")]
    [InlineData("sendAcceptedThenReset")]
    public async Task An_answer_whose_acceptance_was_lost_on_the_way_is_not_sent_again(string fault)
    {
        var query = await AnswerAsync((fault, 1));
        await World.PassAsync(Duration.FromMinutes(15));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Ada Berg answered Mon 23 Nov 09:40", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task An_answer_that_appears_late_in_Sent_Items_is_awaited_and_not_sent_again()
    {
        var query = await AnswerAsync(("sendDelayMs", 600), ("sentItemsDelayMs", 600), ("sendAcceptedThen504", 1));

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Theory]
    [InlineData("graphThrottle")]
    [InlineData("graphUnavailable")]
    public async Task An_answer_behind_refused_requests_goes_out_later_and_once(string fault)
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync(fault, 7);

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();
        Assert.Contains("Ada Berg's answer is on its way.", (await World.CardOf(query)).Text);
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task An_answer_waits_out_an_outage_of_hours_and_is_sent_then()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("graphDown", true);

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        for (var minutes = 0; minutes < 180; minutes += 5) await World.PassAsync(Duration.FromMinutes(5));
        Assert.Contains("Ada Berg's answer is on its way.", (await World.CardOf(query)).Text);

        await World.SetFaultAsync("graphDown", false);
        await World.PassAsync(Duration.FromMinutes(5));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Fact]
    public async Task An_answer_that_was_accepted_and_lost_shows_as_not_sent_after_ten_minutes_and_is_never_sent_by_itself()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("sendLost", 1);

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();
        for (var minutes = 0; minutes < 12; minutes++)
        {
            Assert.Empty(await World.InboxOfAsync(Customer.Karin));
            await World.PassAsync(Duration.FromMinutes(1));
        }

        await World.SettleAsync();
        var card = await World.CardOf(query);
        Assert.Contains("The answer was not sent: Exchange took it, but it has not appeared in Sent Items for 10 minutes; look there before you write again.", card.Text);
        Assert.Contains("Answer by 17:00 today", card.Text);
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));

        var dialog = await World.OpenDialogAsync(Staff.Ada, query, "answer");
        Assert.Equal("It comes tomorrow.", dialog.Typed);
        await World.SubmitAsync(Staff.Ada, query, dialog);
        await World.SettleAsync();
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Theory]
    [InlineData("sendAcceptedThen504")]
    [InlineData("sendAcceptedThenReset")]
    [InlineData("sendDelayMs")]
    public async Task An_answer_whose_id_changes_on_the_way_is_found_by_its_key_and_not_sent_again(string fault)
    {
        var query = await AnswerAsync(("idChangesOnSend", true), (fault, 1));
        await World.PassAsync(Duration.FromMinutes(15));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Single(await World.SentItemsAsync());
        Assert.Contains("Ada Berg answered Mon 23 Nov 09:40", (await World.CardOf(query)).Text);
    }

    /// <summary>What a program that died had on its way reaches Exchange only after the next one has looked for its drafts.</summary>
    [Fact]
    public async Task A_draft_of_a_broken_off_try_that_appears_late_is_taken_away()
    {
        await AnswerAfterOutageAsync();
        await World.SettleAsync();
        await World.DraftAgainAsync();
        Assert.Single(await World.DraftsAsync());

        await World.LiveAsync(Duration.FromMinutes(3));
        Assert.Empty(await World.DraftsAsync());
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task A_draft_that_waits_for_its_send_is_not_taken_away_with_those_of_broken_off_tries()
    {
        await AnswerAfterOutageAsync(("sendThrottle", 1_000));
        await World.UntilAsync("it is written", async () => (await World.DraftsAsync()).Count == 1);
        await World.DraftAgainAsync();
        Assert.Equal(2, (await World.DraftsAsync()).Count);
        await World.UntilAsync("the other is gone", async () => (await World.DraftsAsync()).Count == 1, Duration.FromSeconds(10));

        await World.SetFaultAsync("sendThrottle", 0);
        await World.SettleAsync();
        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Empty(await World.DraftsAsync());
    }

    [Fact]
    public async Task A_send_that_Graph_asks_to_put_off_leaves_later_and_once()
    {
        var query = await AnswerAsync(("sendThrottle", 3));

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    /// <summary>The first send may have happened, so that a later one was refused proves nothing.</summary>
    [Fact]
    public async Task A_send_in_doubt_that_is_then_refused_is_still_looked_up_first()
    {
        var query = await AnswerAsync(("sentItemsDelayMs", 1_500), ("sendAcceptedThen504", 1), ("sendThrottle", 1));
        await World.PassAsync(Duration.FromMinutes(15));
        await World.SettleAsync();

        Assert.Single(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task An_answer_to_an_address_that_Exchange_refuses_shows_as_not_sent_and_its_text_is_kept()
    {
        var mail = await World.PourAsync(new JsonObject
        {
            ["subject"] = "Parcel 4711",
            ["internetMessageId"] = "<odd@acme.example>",
            ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Karin Lund", ["address"] = "karin at acme" } },
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "Where is my parcel?" },
        });
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);

        await World.AnswerAsync(Staff.Ada, query, "A long and careful answer.");
        await World.SettleAsync();

        var card = await World.CardOf(query);
        Assert.Contains("The answer was not sent: Exchange refused it (ErrorInvalidRecipients).", card.Text);
        Assert.Contains("Green", card.Text);
        Assert.Contains("Answer", card.Buttons);
        Assert.IsType<QueryEvent.AnswerFailed>((await World.QueryAsync(query)).History[^1]);
        Assert.Equal("A long and careful answer.", (await World.OpenDialogAsync(Staff.Ada, query, "answer")).Typed);
    }

    /// <summary>Ada answers Karin's mail while Graph does not say what became of a request, so that the first try is broken off; it does again with these knobs set.</summary>
    private async Task AnswerAfterOutageAsync(params (string Knob, JsonNode Value)[] faults)
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.SetFaultAsync("graphHangMs", 20);
        await World.SetFaultAsync("graphHangs", new JsonArray(WorldSettings.Support));
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.IdleAsync();
        foreach (var (knob, value) in faults) await World.SetFaultAsync(knob, value);
        await World.SetFaultAsync("graphHangs", new JsonArray());
    }

    /// <summary>Ada answers Karin's mail while these knobs of the sandbox are set.</summary>
    private async Task<Guid> AnswerAsync(params (string Knob, JsonNode Value)[] faults)
    {
        var query = await World.OpenAsync(Customer.Karin);
        foreach (var (knob, value) in faults) await World.SetFaultAsync(knob, value);

        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        return query;
    }
}
