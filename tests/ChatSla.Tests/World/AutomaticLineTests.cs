using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>An automatic mail that belongs to a query is a line on its card and moves nothing.</summary>
public sealed class AutomaticLineTests : InWorld
{
    [Fact]
    public async Task An_out_of_office_reply_is_a_line_on_the_card_and_the_promise_stays()
    {
        var first = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(first);
        var before = await World.QueryAsync(query);

        await World.GoToAsync(Monday(14, 2));
        await World.CustomerWritesAsync(Customer.Karin, "Automatic reply: Parcel 4711", "I am out of the office until Monday.", first.Id, ("X-Auto-Response-Suppress", "All"));
        await World.SettleAsync();

        var after = await World.QueryAsync(query);
        Assert.Equal((before.Promises[0], before.NextTurnAt, before.AwaitsUs), (after.Promises[0], after.NextTurnAt, after.AwaitsUs));
        Assert.Contains("14:02 Karin Lund is out of office", (await World.CardOf(query)).Text);
        var row = Assert.Single(await World.MailsAsync(), mail => mail.Outcome == "Ignored");
        Assert.Equal(query, row.QueryId);
        Assert.Contains("a line in Q-1", (await World.AskInChannelAsync(Staff.Ada, "ignored")).Text);
    }

    [Fact]
    public async Task A_card_at_rest_shows_it_too_and_stays_at_rest()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();

        await World.CustomerWritesAsync(
            Customer.Karin, "Automatic reply: Parcel", "I am away.", (await World.InboxOfAsync(Customer.Karin))[0].Id, ("Auto-Submitted", "auto-replied"));
        await World.SettleAsync();

        var card = await World.CardOf(query);
        Assert.Contains("Kept", card.Text);
        Assert.Contains("Karin Lund", card.Text.Split('\n')[^1]);
        Assert.True((await World.QueryAsync(query)).IsSettled);
    }

    [Fact]
    public async Task An_answer_that_came_back_is_said_once_in_the_thread_and_stands_out_on_the_card_until_somebody_answers_again()
    {
        var query = await World.QueryOfAsync(await FromAWrongAddressAsync());
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        await World.RestartAsync();
        await World.SettleAsync();

        const string Sentence = "did not reach karin.lnd@nowhere.example. Check the address and write again, or reach them another way.";
        var card = await World.CardOf(query);
        Assert.Matches($"Your answer of 09:4\\d {Regex.Escape(Sentence)}", card.Text);
        Assert.Contains("Kept", card.Text);
        Assert.Contains(Sentence, Assert.Single(await World.ThreadOf(query)).Text);
        Assert.Equal("attention", card.Card!["body"]![3]!["style"]!.GetValue<string>());

        await World.PassAsync(Duration.FromMinutes(1));
        Assert.Null((await World.QueryAsync(query)).Current);
        Assert.Single((await World.QueryAsync(query)).History.OfType<QueryEvent.AutomaticMail>());
    }

    [Fact]
    public async Task A_bounce_that_shows_our_headers_finds_its_answer_without_any_of_its_own()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        var key = Assert.Single((await World.QueryAsync(query)).History.OfType<QueryEvent.AnswerWritten>()).SendKey;

        await World.CustomerWritesAsync(
            new("Mail Delivery Subsystem", "mailer-daemon@acme.example"), "Undelivered Mail Returned to Sender",
            $"550 no such user\n\nFinal-Recipient: rfc822; karin.lund@acme.example\n\nSubject: RE: Parcel 4711\nx-chatsla-id: {key}", headers: ("Auto-Submitted", "auto-replied"));
        await World.SettleAsync();

        var bounce = Assert.Single((await World.QueryAsync(query)).AutomaticMails);
        Assert.Equal(key, bounce.AnswerId);
        Assert.Contains("did not reach karin.lund@acme.example", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task An_answer_that_is_delayed_is_not_said_to_be_lost()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        var ours = Assert.Single(await World.SentItemsAsync()).MessageId;

        await World.CustomerWritesAsync(
            new("Mail Delivery Subsystem", "mailer-daemon@acme.example"), "Delivery delayed: RE: Parcel 4711", $"The mail {ours} to karin.lund@acme.example waits.\nAction: delayed",
            headers: ("Auto-Submitted", "auto-replied"));
        await World.SettleAsync();

        Assert.Contains("has not reached karin.lund@acme.example yet", (await World.CardOf(query)).Text);
    }

    private async Task<Mail> FromAWrongAddressAsync()
    {
        var mail = await World.PourAsync(new JsonObject
        {
            ["subject"] = "Parcel",
            ["internetMessageId"] = "<typo@acme.example>",
            ["from"] = Recipient("karin.lund@acme.example"),
            ["replyTo"] = new JsonArray(Recipient("karin.lnd@nowhere.example")),
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "Where is it?" },
        });
        await World.SettleAsync();
        return mail;
    }

    private static JsonObject Recipient(string address) =>
        new() { ["emailAddress"] = new JsonObject { ["name"] = "Karin Lund", ["address"] = address } };
}
