using System.Text.Json.Nodes;
using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Nothing is dropped: what opened no query stands on a list, and one click opens it.</summary>
public sealed class IgnoredMailTests : InWorld
{
    private static readonly (string, string)[] Newsletter = [("List-Unsubscribe", "<https://letters.example/off>"), ("List-Id", "<weekly.letters.example>"), ("Precedence", "bulk")];

    [Fact]
    public async Task One_click_opens_an_ignored_mail_with_its_true_received_time_and_says_who_did_it()
    {
        var mail = await World.CustomerWritesAsync(Customer.Karin, "We wait for parcel 4711", "Where is it?", headers: Newsletter);
        await World.SettleAsync();
        await World.GoToAsync(Monday(17, 30));
        var list = await World.AskInChannelAsync(Staff.Ada, "ignored");
        Assert.Contains("A newsletter or announcement · header List-Unsubscribe", list.Text);

        var shown = await World.ClickListAsync(Staff.Ada, list, Open(list));
        await World.SettleAsync();

        var query = await World.QueryOfAsync(mail);
        var opened = await World.QueryAsync(query);
        Assert.Equal((await World.RowOfAsync(mail)).ReceivedAt, opened.OpenedAt);
        Assert.InRange(opened.OpenedAt, Monday(9, 40), Monday(9, 42));
        Assert.Contains("Ada Berg opened the mail: it belongs to Q-1 now.", shown.Text);
        Assert.Contains("No mail was ignored", (await World.AgainAsync(list)).Text);

        var card = await World.CardOf(query);
        Assert.Contains("◆ Red", card.Text);
        Assert.Contains("opened by Ada Berg: it was taken for a newsletter", card.Text);

        // The office is closed: it is said in the morning.
        await World.GoToAsync(Monday(17, 30) + NodaTime.Duration.FromHours(16));
        await World.SettleAsync();
        Assert.Contains("Red: Q-1", Assert.Single(await World.ThreadOf(query)).Text);
        Assert.Single(await World.ManagersAsync());
    }

    [Fact]
    public async Task Clicking_twice_opens_one_query()
    {
        await World.CustomerWritesAsync(Customer.Karin, "News", headers: Newsletter);
        await World.SettleAsync();
        var list = await World.AskInChannelAsync(Staff.Ada, "ignored");

        await World.ClickListAsync(Staff.Ada, list, Open(list));
        var again = await World.ClickListAsync(Staff.Bo, list, Open(list));

        var query = Assert.Single(await World.QueriesAsync());
        Assert.Contains("Ada Berg opened the mail: it belongs to Q-1 now.", again.Text);
        Assert.Single((await World.QueryAsync(query)).History.OfType<QueryEvent.Admitted>());
    }

    [Fact]
    public async Task An_ignored_mail_that_belongs_to_a_query_joins_it()
    {
        var first = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        var query = await World.QueryOfAsync(first);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        var reply = await World.CustomerWritesAsync(Customer.Karin, "Re: Parcel 4711", "It has not come!", first.Id, ("Auto-Submitted", "auto-replied"));
        await World.SettleAsync();
        var list = await World.AskInChannelAsync(Staff.Ada, "ignored");
        Assert.Contains("a line in Q-1", list.Text);

        await World.ClickListAsync(Staff.Ada, list, Open(list));
        await World.SettleAsync();

        Assert.Equal(query, await World.QueryOfAsync(reply));
        Assert.Single(await World.QueriesAsync());
        Assert.True((await World.QueryAsync(query)).AwaitsUs);
        Assert.Contains("mail let in by Ada Berg: it was taken for an automatic reply", (await World.CardOf(query)).Text);
    }

    [Fact]
    public async Task Only_members_of_the_mailboxs_team_open_its_mail()
    {
        await World.CustomerWritesAsync(Customer.Karin, "News", headers: Newsletter);
        await World.SettleAsync();
        var list = await World.AskInChannelAsync(Staff.Ada, "ignored");

        var click = World.Activity("invoke", new Staff("e5e5e5e5-0005-4005-8005-00000000e005", "Eve Outside"), list.ConversationId);
        (click["name"], click["replyToId"]) = ("adaptiveCard/action", list.Id);
        click["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "open-mail", ["data"] = Open(list)["data"]!.DeepClone() } };
        var refused = await World.DeliverAsync(click);

        Assert.Equal("Only a member of this team can do that.", refused.Text);
        Assert.Empty(await World.QueriesAsync());
    }

    [Fact]
    public async Task A_long_list_has_pages_and_the_newest_first()
    {
        for (var at = 1; at <= 10; at++)
        {
            await World.CustomerWritesAsync(Customer.Karin, $"News {at:00}", headers: Newsletter);
            await World.PassAsync(Duration.FromMinutes(1));
        }

        await World.SettleAsync();
        var list = await World.AskInChannelAsync(Staff.Ada, "ignored");
        Assert.Contains("10 mails opened no query", list.Text);
        Assert.Contains("Page 1 of 2", list.Text);
        Assert.Contains("News 10", list.Text);
        Assert.DoesNotContain("News 02", list.Text);

        var older = await World.ClickListAsync(Staff.Ada, list, list.AllButtons.Single(button => button.Title == "Older").Action);

        Assert.Contains("News 02", older.Text);
        Assert.DoesNotContain("News 10", older.Text);
    }

    [Fact]
    public async Task Junk_of_a_stranger_waits_on_the_list_until_somebody_moves_it_to_the_inbox()
    {
        var mail = Stranger("<junk@acme.example>", Monday(9, 30));
        await World.TakeFromAsync("junkemail", mail);
        Assert.Empty(await World.QueriesAsync());
        Assert.Contains("In Junk Email, from somebody new", (await World.AskInChannelAsync(Staff.Ada, "ignored")).Text);
        Assert.Equal((true, false), (await World.IsKnownAsync("junkemail", mail), await World.IsKnownAsync("inbox", mail)));
        await World.TakeFromAsync("junkemail", mail);
        await World.TakeFromAsync("deleteditems", mail);
        Assert.Empty(await World.QueriesAsync());

        await World.TakeFromAsync("inbox", mail with { GraphId = "moved" });

        var query = await World.QueryAsync(Assert.Single(await World.QueriesAsync()));
        Assert.Equal(Monday(9, 30), query.OpenedAt);
        Assert.Equal("Opened", Assert.Single(await World.MailsAsync()).Outcome);
        Assert.Contains("No mail was ignored", (await World.AskInChannelAsync(Staff.Ada, "ignored")).Text);
    }

    [Fact]
    public async Task Junk_is_found_where_it_lies_and_moved_by_a_person_it_counts_from_when_it_was_received()
    {
        await World.RestartWithAsync(("Mailboxes:0:Folders:0", "junkemail"));
        var mail = await World.PourAsync(
            new JsonObject
            {
                ["subject"] = "Parcel 4711",
                ["internetMessageId"] = "<lies-in-junk@acme.example>",
                ["receivedDateTime"] = "2026-11-23T08:20:00Z",
                ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Somebody New", ["address"] = "somebody@acme.example" } },
                ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "Where is my parcel?" },
            },
            folder: "junkemail");
        await World.UntilAsync("the mail was put aside", async () => (await World.RowsOfAsync(mail)).Count == 1);
        Assert.Empty(await World.QueriesAsync());

        await World.MoveAsync(mail, "inbox");
        await World.UntilAsync("it opened a query", async () => (await World.QueriesAsync()).Count == 1);

        Assert.Equal(Monday(9, 20), (await World.QueryAsync(await World.QueryOfAsync(mail))).OpenedAt);
    }

    [Fact]
    public async Task Junk_of_a_customer_we_know_is_let_in_at_once()
    {
        await World.TakeFromAsync("inbox", Stranger("<first@acme.example>", Monday(9, 20)));
        await World.TakeFromAsync("junkemail", Stranger("<second@acme.example>", Monday(9, 30)) with { GraphId = "second", Subject = "Invoice 1001" });
        await World.TakeFromAsync("junkemail", Stranger("<third@else.example>", Monday(9, 31)) with
        {
            GraphId = "third",
            From = new MailAddress("colleague@acme.example", "A colleague"),
            Headers = [new MailHeader("In-Reply-To", "<first@acme.example>")],
        });

        Assert.Equal(2, (await World.QueriesAsync()).Count);
        Assert.Equal(["Opened", "Opened", "Attached"], (await World.MailsAsync()).Select(row => row.Outcome));
    }

    [Fact]
    public async Task Two_different_mails_under_one_Message_ID_are_two_queries()
    {
        await World.TakeFromAsync("inbox", Stranger("<same@acme.example>", Monday(9, 20)));
        await World.TakeFromAsync("inbox", Stranger("<same@acme.example>", Monday(9, 25)) with { GraphId = "other", Subject = "Invoice 1001", From = new MailAddress("tomas@nordwind.example", "Tomas") });

        Assert.Equal(2, (await World.QueriesAsync()).Count);
    }

    private static JsonObject Open(Said list) => list.AllButtons.First(button => button.Title == "Open as query").Action;

    private static IncomingMail Stranger(string messageId, Instant receivedAt) => new()
    {
        Mailbox = WorldSettings.Support,
        GraphId = "first",
        InternetMessageId = messageId,
        From = new MailAddress("somebody@acme.example", "Somebody New"),
        To = [new MailAddress(WorldSettings.Support, null)],
        Subject = "Parcel 4711",
        Text = "Where is my parcel?",
        ReceivedAt = receivedAt,
    };
}
