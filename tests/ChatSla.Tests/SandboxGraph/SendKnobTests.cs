using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Sending: the usual way, and what can become of it.</summary>
public sealed class SendKnobTests : InSandbox
{
    private const string Customer = "karin.lund@acme.example";

    [Fact]
    public async Task A_draft_that_was_sent_is_no_draft_any_more_and_keeps_its_immutable_id()
    {
        var draft = await DraftAsync();
        (await PostAsync($"{Users}/messages/{draft}/send")).Is(202);

        Assert.Equal("ErrorItemNotFound", (await PostAsync($"{Users}/messages/{draft}/send")).Is(404).Code);
        Assert.Equal(draft, (string)Assert.Single(await HeldAsync(Support, "sentitems"))["immutableId"]!);
        Assert.Single(await HeldAsync(Customer, "inbox"));
    }

    [Fact]
    public async Task Sent_mail_gets_a_new_id_where_that_is_set()
    {
        await SetAsync(("idChangesOnSend", true));
        var draft = await DraftAsync();
        (await PostAsync($"{Users}/messages/{draft}/send")).Is(202);
        var sent = (string)Assert.Single(await HeldAsync(Support, "sentitems"))["immutableId"]!;

        Assert.NotEqual(draft, sent);
        (await GetAsync($"{Users}/messages/{draft}")).Is(404);
        (await GetAsync($"{Users}/messages/{sent}")).Is(200);
    }

    [Fact]
    public async Task What_is_accepted_and_lost_stays_a_draft_that_can_be_sent_again()
    {
        await SetAsync(("sendLost", 1));
        var draft = await DraftAsync();
        (await PostAsync($"{Users}/messages/{draft}/send")).Is(202);
        Assert.Empty(await HeldAsync(Customer, "inbox"));
        Assert.True((bool)(await GetAsync($"{Users}/messages/{draft}")).Is(200).Body!["isDraft"]!);
        (await PostAsync($"{Users}/messages/{draft}/send")).Is(202);

        Assert.Single(await HeldAsync(Customer, "inbox"));
    }

    [Fact]
    public async Task A_send_that_is_throttled_does_nothing()
    {
        await SetAsync(("sendThrottle", 1));
        var draft = await DraftAsync();

        Assert.NotNull((await PostAsync($"{Users}/messages/{draft}/send")).Is(429).Headers.RetryAfter);
        Assert.Empty(await HeldAsync(Customer, "inbox"));
        (await PostAsync($"{Users}/messages/{draft}/send")).Is(202);
    }

    [Theory]
    [InlineData("sendAcceptedThen504", 1)]
    [InlineData("sendAcceptedThen504Percent", 100)]
    public async Task The_answer_to_a_send_may_be_lost_though_the_mail_goes_out(string knob, int value)
    {
        await SetAsync((knob, value));
        (await PostAsync($"{Users}/messages/{await DraftAsync()}/send")).Is(504);

        Assert.Single(await HeldAsync(Customer, "inbox"));
    }

    [Theory]
    [InlineData("sendAcceptedThenReset", 1)]
    [InlineData("sendAcceptedThenResetPercent", 100)]
    public async Task The_connection_may_be_cut_though_the_mail_goes_out(string knob, int value)
    {
        await SetAsync((knob, value));
        var draft = await DraftAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync($"{Users}/messages/{draft}/send"));

        Assert.Single(await HeldAsync(Customer, "inbox"));
    }

    [Fact]
    public async Task What_staff_send_from_outlook_lies_in_the_shared_sent_items_and_in_their_own()
    {
        await ReplyInOutlookAsync(await WriteAsync());

        Assert.Single(await HeldAsync(Support, "sentitems"));
        Assert.Single(await HeldAsync("ada.berg@contoso.com", "sentitems"));
        Assert.Single(await HeldAsync(Customer, "inbox"));
    }

    [Fact]
    public async Task Without_copies_for_sent_as_it_lies_only_in_their_own()
    {
        await SetAsync(("messageCopyForSentAs", false));
        await ReplyInOutlookAsync(await WriteAsync());

        Assert.Empty(await HeldAsync(Support, "sentitems"));
        Assert.Single(await HeldAsync("ada.berg@contoso.com", "sentitems"));
        Assert.Single(await HeldAsync(Customer, "inbox"));
    }

    [Fact]
    public async Task A_forward_quotes_the_mail_and_takes_its_attachments_along()
    {
        var poured = (await PostAsync("control/messages", new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["subject"] = "Broken lamp", ["from"] = Recipient(Customer), ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "It is broken." },
                ["x_attachments"] = new JsonArray(new JsonObject { ["name"] = "lamp.jpg", ["contentType"] = "image/jpeg", ["size"] = 1200 }),
            },
        })).Is(201).Text("id");
        var draft = (await PostAsync($"{Users}/messages/{poured}/createForward", new JsonObject { ["toRecipients"] = new JsonArray(Recipient("mia.ek@contoso.com")) })).Is(201);
        var files = (await GetAsync($"{Users}/messages/{draft.Text("id")}/attachments?$select=name,size")).Is(200).Items;
        (await PostAsync($"{Users}/messages/{draft.Text("id")}/send")).Is(202);

        Assert.Equal("FW: Broken lamp", draft.Text("subject"));
        Assert.Contains("It is broken.", (string)draft.Body!["body"]!["content"]!);
        Assert.True((bool)draft.Body["hasAttachments"]!);
        Assert.Equal("lamp.jpg", (string)Assert.Single(files)["name"]!);
        Assert.Single(await HeldAsync("mia.ek@contoso.com", "inbox"));
    }

    [Fact]
    public async Task Files_can_be_attached_to_a_draft_and_are_shown_where_they_are_asked_for()
    {
        var draft = await DraftAsync();
        var file = new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.fileAttachment", ["name"] = "a.txt", ["contentType"] = "text/plain", ["contentBytes"] = "aGVsbG8=",
        };
        var added = (await PostAsync($"{Users}/messages/{draft}/attachments", file)).Is(201);
        var shown = (await GetAsync($"{Users}/messages/{draft}?$select=hasAttachments&$expand=attachments($select=name,size,isInline)")).Is(200).Body!;

        Assert.Equal(5, (int)added.Body!["size"]!);
        Assert.True((bool)shown["hasAttachments"]!);
        Assert.Equal("a.txt", (string)Assert.Single(shown["attachments"]!.AsArray())!["name"]!);
        Assert.Null(shown["attachments"]![0]!["contentBytes"]);
        (await SendAsync(HttpMethod.Delete, $"{Users}/messages/{draft}/attachments/{added.Text("id")}", null)).Is(204);
        Assert.False((bool)(await GetAsync($"{Users}/messages/{draft}")).Body!["hasAttachments"]!);
    }

    [Fact]
    public async Task A_mail_without_recipients_is_refused() =>
        Assert.Equal("ErrorInvalidRecipients", (await PostAsync($"{Users}/sendMail", [])).Is(400).Code);

    private async Task<string> DraftAsync() =>
        (await PostAsync($"{Users}/messages/{await WriteAsync()}/createReply", [], Immutable)).Is(201).Text("id");

    private async Task ReplyInOutlookAsync(string id) => (await PostAsync("control/replies", new JsonObject
    {
        ["mailbox"] = Support, ["inReplyTo"] = id, ["as"] = "a1a1a1a1-0001-4001-8001-00000000ada1", ["text"] = "It comes tomorrow.",
    })).Is(201);

    private static JsonObject Recipient(string address) => new() { ["emailAddress"] = new JsonObject { ["address"] = address } };
}
