using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What programs write opens nothing, and nothing is lost.</summary>
public sealed class AutomaticMailTests : InWorld
{
    [Fact]
    public async Task Mail_that_programs_write_opens_nothing_and_stands_on_the_list_with_its_reason()
    {
        Mail[] mails =
        [
            await World.CustomerWritesAsync(Customer.Karin, "Automatic reply: Parcel", "I am away.", headers: ("Auto-Submitted", "auto-replied")),
            await World.CustomerWritesAsync(new("Mail Delivery Subsystem", "mailer-daemon@acme.example"), "Undelivered Mail Returned to Sender", "550 no such user",
                headers: [("Content-Type", "multipart/report; report-type=delivery-status"), ("Auto-Submitted", "auto-replied")]),
            await World.CustomerWritesAsync(new("Weekly", "news@letters.example"), "This week", "Offers. Unsubscribe here.",
                headers: [("List-Unsubscribe", "<https://letters.example/off>"), ("List-Id", "<weekly.letters.example>"), ("Precedence", "bulk")]),
        ];
        await World.SettleAsync();

        Assert.Empty(await World.QueriesAsync());
        Assert.DoesNotContain(await World.SupportAsync(), message => message.LiveCardOf is not null);
        foreach (var mail in mails)
        {
            var row = await World.RowOfAsync(mail);
            Assert.Equal("Ignored", row.Outcome);
            Assert.Matches("^(AutoReply|Bounce|Bulk|List|Notice)[A-Za-z]*: .{5,}", row.Because);
        }
    }

    [Fact]
    public async Task An_out_of_office_reply_to_our_answer_starts_no_promise()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();

        await World.CustomerWritesAsync(
            Customer.Karin, "Automatic reply: Parcel", "I am away.", (await World.InboxOfAsync(Customer.Karin))[0].Id, ("Auto-Submitted", "auto-replied"));
        await World.SettleAsync();

        Assert.Null((await World.QueryAsync(query)).Current);
        Assert.Contains("Kept", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task An_answer_that_bounces_is_listed_as_a_bounce_and_opens_nothing()
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

        await World.AnswerAsync(Staff.Ada, await World.QueryOfAsync(mail), "It comes tomorrow.");
        await World.SettleAsync();

        Assert.Single(await World.QueriesAsync());
        Assert.Contains(await World.MailsAsync(), row => row is { Outcome: "Ignored", Subject: "Undeliverable: RE: Parcel" } && row.Because!.StartsWith("Bounce", StringComparison.Ordinal));
    }

    private static JsonObject Recipient(string address) =>
        new() { ["emailAddress"] = new JsonObject { ["name"] = "Karin Lund", ["address"] = address } };
}
