using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>Which mails belong together.</summary>
public sealed class ThreadingTests : InWorld
{
    [Fact]
    public async Task A_mail_that_names_the_first_one_in_In_Reply_To_joins_it_even_from_a_colleague()
    {
        var first = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        var second = await World.CustomerWritesAsync(Customer.Tomas, "Quite another subject", "I am her colleague.", headers: ("In-Reply-To", first.MessageId!));
        await World.SettleAsync();

        Assert.Equal(await World.QueryOfAsync(first), await World.QueryOfAsync(second));
    }

    [Fact]
    public async Task A_mail_that_names_our_answer_in_References_joins_its_query()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "Which parcel?");
        await World.SettleAsync();
        var ours = Assert.Single(await World.SentItemsAsync()).MessageId;

        var next = await World.CustomerWritesAsync(
            Customer.Tomas, "New subject", "Number 4711.", headers: ("References", $"<elsewhere@acme.example> {ours} <later@acme.example>"));
        await World.SettleAsync();

        Assert.Equal(query, await World.QueryOfAsync(next));
    }

    [Fact]
    public async Task A_mail_that_names_what_staff_wrote_in_Outlook_joins_its_query()
    {
        var first = await World.CustomerWritesAsync(Customer.Karin, "Parcel 4711");
        await World.SettleAsync();
        await World.AnswerInOutlookAsync(first, "Which parcel?");
        await World.SettleAsync();
        var ours = Assert.Single(await World.SentItemsAsync()).MessageId!;

        var next = await World.CustomerWritesAsync(Customer.Tomas, "From her colleague", "Number 4711.", headers: ("In-Reply-To", ours));
        await World.SettleAsync();

        Assert.Equal(await World.QueryOfAsync(first), await World.QueryOfAsync(next));
    }

    [Fact]
    public async Task An_answer_from_Outlook_that_is_seen_before_the_mail_it_answers_counts_at_its_sent_time()
    {
        await World.PourAsync(Sent("conversation-1", "<ours@contoso.com>", Customer.Karin), folder: "sentitems");
        await World.PourAsync(Sent("conversation-1", "<other@contoso.com>", Customer.Tomas), folder: "sentitems");
        await World.SettleAsync();
        var mail = await World.PourAsync(Question(Customer.Karin, "conversation-1", receivedAt: "2026-11-23T08:10:00Z"), receivedNow: false);
        await World.SettleAsync();

        var query = await World.QueryAsync(await World.QueryOfAsync(mail));
        var answered = Assert.Single(query.History.OfType<QueryEvent.Answered>());
        Assert.Equal(("<ours@contoso.com>", AnswerChannel.Outlook), (answered.AnswerId, answered.Via));
        Assert.Equal(Monday(9, 30), answered.At);
        Assert.False(query.AwaitsUs);
        Assert.Contains("Kept", (await World.CardOf(query.Id)).Text);
    }

    [Fact]
    public async Task A_mail_of_the_same_conversation_and_customer_joins_without_any_header()
    {
        var first = await World.PourAsync(Question(Customer.Karin, "conversation-1"));
        var same = await World.PourAsync(Question(Customer.Karin, "conversation-1"));
        var stranger = await World.PourAsync(Question(Customer.Tomas, "conversation-1"));
        await World.SettleAsync();

        Assert.Equal(await World.QueryOfAsync(first), await World.QueryOfAsync(same));
        Assert.NotEqual(await World.QueryOfAsync(first), await World.QueryOfAsync(stranger));
    }

    [Fact]
    public async Task The_same_subject_by_another_customer_opens_a_query_of_its_own()
    {
        var first = await World.OpenAsync(Customer.Karin, "Invoice");
        var second = await World.OpenAsync(Customer.Tomas, "Re: Invoice");

        Assert.NotEqual(first, second);
        Assert.NotEqual((await World.CardOf(first)).Id, (await World.CardOf(second)).Id);
    }

    [Fact]
    public async Task The_same_Message_ID_twice_is_one_query_and_the_copy_says_of_which()
    {
        var first = await World.PourAsync(Question(Customer.Karin, "conversation-1", "<once@acme.example>"));
        await World.SettleAsync();
        await World.PourAsync(Question(Customer.Karin, "conversation-2", "<once@acme.example>"));
        await World.SettleAsync();

        var query = Assert.Single(await World.QueriesAsync());
        var copy = Assert.Single(await World.MailsAsync(), mail => mail.Outcome == "Copy");
        Assert.Equal(query, copy.QueryId);
        Assert.Equal($"same Message-ID as mail {(await World.RowOfAsync(first)).Id}", copy.Because);
        await World.CardOf(query);
    }

    [Fact]
    public async Task A_mail_without_a_sender_opens_a_query_and_Answer_says_that_there_is_nobody_to_answer()
    {
        var mail = await World.PourAsync(new JsonObject
        {
            ["subject"] = "Hello",
            ["from"] = null,
            ["sender"] = null,
            ["internetMessageId"] = "<nobody@acme.example>",
            ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "Please call us back." },
        });
        await World.SettleAsync();
        var query = await World.QueryOfAsync(mail);

        var said = await World.OpenDialogAsync(Staff.Ada, query, "answer");

        Assert.Contains("Unknown sender", (await World.CardOf(query)).Text);
        Assert.Equal("This mail came without a sender's address, so there is nobody to answer. Open it in Outlook, or close it with a reason.", said.Text);
    }

    [Fact]
    public async Task A_mail_after_the_answer_starts_the_next_promise_from_its_received_time()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.AnswerAsync(Staff.Ada, query, "It comes tomorrow.");
        await World.SettleAsync();
        Assert.Null((await World.QueryAsync(query)).Current);

        await World.GoToAsync(Monday(15, 30));
        await World.SetFaultAsync("graphDown", true);
        await World.CustomerWritesAsync(Customer.Karin, "", "Thank you! And the invoice?", (await World.InboxOfAsync(Customer.Karin))[0].Id);
        await World.PassAsync(Duration.FromMinutes(20));
        await World.SetFaultAsync("graphDown", false);
        await World.SettleAsync();

        var promise = (await World.QueryAsync(query)).Current!;
        Assert.Equal(PromiseKind.NextResponse, promise.Kind);
        Assert.Equal(Monday(15, 30), promise.StartAt);
        Assert.Equal(Monday(12, 0) + Duration.FromDays(1), promise.DueAt);
        Assert.Contains("Answer by 12:00 tomorrow", (await World.CardOf(query)).Text);
    }

    private static JsonObject Sent(string conversation, string messageId, Customer to) => new()
    {
        ["subject"] = "RE: Parcel",
        ["from"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = "Contoso Support", ["address"] = WorldSettings.Support } },
        ["toRecipients"] = new JsonArray(Recipient(to)),
        ["conversationId"] = conversation,
        ["internetMessageId"] = messageId,
        ["receivedDateTime"] = "2026-11-23T08:30:00Z",
        ["sentDateTime"] = "2026-11-23T08:30:00Z",
        ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "It comes tomorrow." },
    };

    private static JsonObject Question(Customer from, string conversation, string? messageId = null, string? receivedAt = null) => new()
    {
        ["receivedDateTime"] = receivedAt ?? "2026-11-23T08:40:00Z",
        ["sentDateTime"] = receivedAt ?? "2026-11-23T08:40:00Z",
        ["subject"] = "Parcel",
        ["from"] = Recipient(from),
        ["sender"] = Recipient(from),
        ["conversationId"] = conversation,
        ["internetMessageId"] = messageId ?? $"<{Guid.NewGuid()}@acme.example>",
        ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "Where is my parcel?" },
    };

    private static JsonObject Recipient(Customer customer) =>
        new() { ["emailAddress"] = new JsonObject { ["name"] = customer.Name, ["address"] = customer.Address } };
}
