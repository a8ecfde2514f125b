using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>What a tenant's policies and a mailbox's state refuse, for all mailboxes or for some.</summary>
public sealed class AccessTests : InSubscribed
{
    private const string Sales = "sales@contoso.com";

    [Theory]
    [InlineData("accessDenied", 403, "ErrorAccessDenied")]
    [InlineData("mailboxNotEnabled", 404, "MailboxNotEnabledForRESTAPI")]
    [InlineData("mailboxFull", 403, "ErrorQuotaExceeded")]
    public async Task Reading_and_sending_are_refused_for_the_mailboxes_named(string knob, int status, string code)
    {
        var id = await WriteAsync();
        await SetAsync((knob, new JsonArray("Support@contoso.com")));

        Assert.Equal(code, (await GetAsync($"{Inbox}/delta()")).Is(status).Code);
        Assert.Equal(code, (await PostAsync($"{Users}/messages/{id}/reply", new JsonObject { ["comment"] = "Soon." })).Is(status).Code);
        (await GetAsync($"v1.0/users/{Sales}/mailFolders/inbox/messages")).Is(200);

        await SetAsync((knob, true));
        (await GetAsync($"v1.0/users/{Sales}/mailFolders/inbox/messages")).Is(status);
        await SetAsync((knob, false));
        (await GetAsync($"{Inbox}/delta")).Is(200);
    }

    [Fact]
    public async Task Drafts_may_be_denied_while_reading_and_subscribing_work()
    {
        var id = await WriteAsync();
        await SetAsync(("writeDenied", true));

        Assert.Equal("ErrorAccessDenied", (await PostAsync($"{Users}/messages/{id}/createReply")).Is(403).Code);
        (await SendAsync(HttpMethod.Patch, $"{Users}/messages/{id}", new JsonObject { ["isRead"] = true })).Is(403);
        (await GetAsync($"{Users}/messages/{id}")).Is(200);
        await SubscribeAsync();
    }

    [Fact]
    public async Task Sending_may_be_denied_while_drafts_can_be_made()
    {
        var id = await WriteAsync();
        await SetAsync(("sendDenied", true));
        var draft = (await PostAsync($"{Users}/messages/{id}/createReply")).Is(201).Text("id");

        Assert.Equal("ErrorSendAsDenied", (await PostAsync($"{Users}/messages/{draft}/send")).Is(403).Code);
        await SetAsync(("sendDenied", false));
        (await PostAsync($"{Users}/messages/{draft}/send")).Is(202);
    }

    [Theory]
    [InlineData("subscribeDenied")]
    [InlineData("accessDenied")]
    public async Task Subscribing_is_denied_in_outlooks_words(string knob)
    {
        await SetAsync((knob, new JsonArray(Support)));
        var refused = (await PostAsync("v1.0/subscriptions", Order())).Is(403);

        Assert.Equal("ExtensionError", refused.Code);
        Assert.Equal(
            "Operation: Create; Exception: [Status Code: Forbidden; Reason: Access to OData is disabled.]", (string)refused.Body!["error"]!["message"]!);
        await SubscribeAsync(Order(resource: $"users/{Sales}/messages"));
    }

    [Fact]
    public async Task A_mailbox_may_not_answer_while_others_do()
    {
        await SetAsync(("graphHangs", new JsonArray(Support)), ("graphHangMs", 300));
        var hanging = GetAsync(Inbox);
        (await GetAsync($"v1.0/users/{Sales}/mailFolders/inbox/messages")).Is(200);

        Assert.False(hanging.IsCompleted);
        (await hanging).Is(504);
    }

    [Fact]
    public async Task An_expired_secret_gets_no_token_and_the_old_token_still_works()
    {
        await SetAsync(("tokensRefused", true));
        var refused = (await TokenAsync()).Is(401);

        Assert.Equal("invalid_client", refused.Text("error"));
        Assert.StartsWith("AADSTS7000222", refused.Text("error_description"));
        (await GetAsync(Inbox)).Is(200);
    }
}
