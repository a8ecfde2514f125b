using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Every operation that Microsoft describes and the sandbox offers, called and held against the description.</summary>
public sealed class DescribedOperationsTests : InSubscribed
{
    /// <summary>What the sandbox has not, and why.</summary>
    private static readonly Dictionary<string, string> Lacking = new()
    {
        ["get /users/{user-id}/mailFolders/delta()"] = "nothing follows folders, only what is in them",
        ["get /users/{user-id}/messages/{message-id}/$value"] = "mail is not kept as MIME",
        ["post /users/{user-id}/messages/{message-id}/attachments/createUploadSession"] = "no file of 3 MB or more is sent",
        ["post /users/{user-id}/translateExchangeIds"] = "immutable ids are asked for from the start",
    };

    private const string One = "/users/{user-id}/messages/{message-id}";
    private const string Folders = "/users/{user-id}/mailFolders";

    private readonly SandboxShapesSchema schema = SandboxShapesSchema.Load();
    private readonly HashSet<string> called = [];

    [Fact]
    public async Task Every_operation_answers_as_described()
    {
        var mail = await WriteAsync();
        await ReadAsync(mail);
        await ReadFoldersAsync(mail);
        await WriteDraftsAsync(mail);
        await AttachAsync(mail);
        await SendMailAsync(mail);
        await SubscribeAndRenewAsync();

        Assert.Equal(schema.Operations.Except(Lacking.Keys).Order(), called.Order());
    }

    [Fact]
    public async Task Every_operation_refuses_as_described()
    {
        foreach (var operation in schema.Operations.Except(Lacking.Keys).Where(operation => operation is not ("get /subscriptions" or "post /users/{user-id}/sendMail")))
        {
            var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
            var concrete = path.Replace("{user-id}", "nobody@contoso.com", StringComparison.Ordinal).Replace("{mailFolder-id}", "inbox", StringComparison.Ordinal)
                .Replace("{message-id}", "x", StringComparison.Ordinal).Replace("{attachment-id}", "x", StringComparison.Ordinal)
                .Replace("{subscription-id}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
            var refused = await SendAsync(new HttpMethod(method.ToUpperInvariant()), "v1.0" + concrete, method is "get" or "delete" ? null : []);

            Assert.InRange(refused.Status, 400, 499);
            Check(refused, operation);
        }
    }

    [Theory]
    [InlineData("graphDown", 503)]
    [InlineData("graphThrottle", 429)]
    [InlineData("accessDenied", 403)]
    [InlineData("mailboxFull", 403)]
    [InlineData("mailboxNotEnabled", 404)]
    [InlineData("throttlePercent", 429)]
    [InlineData("gatewayTimeoutPercent", 504)]
    [InlineData("deltaFilterRefused", 400)]
    public async Task Every_fault_is_shaped_as_described(string knob, int status)
    {
        await SetAsync((knob, knob.EndsWith("Percent", StringComparison.Ordinal) ? 100 : knob == "graphThrottle" ? 1 : true));

        Check((await GetAsync($"{Inbox}/delta?$filter=receivedDateTime%20ge%202026-11-01T00:00:00Z")).Is(status), knob);
    }

    [Fact]
    public async Task Notifications_are_shaped_as_described()
    {
        await SubscribeAsync(Order("created,updated,deleted"));
        var id = await WriteAsync();
        await SendAsync(HttpMethod.Patch, $"{Users}/messages/{id}", new JsonObject { ["isRead"] = true });
        await PostAsync("control/delete", new JsonObject { ["id"] = id });
        foreach (var name in new[] { "reauthorizationRequired", "missed", "subscriptionRemoved" })
            await PostAsync("control/lifecycle", new JsonObject { ["mailbox"] = Support, ["event"] = name });
        await QuietAsync();

        Assert.Equal(6, Listener.Received.Count);
        foreach (var item in Listener.Received)
        {
            var told = item.DeepClone();
            // Described as a bag of anything, in which the message's id is documented.
            told["resourceData"]?.AsObject().Remove("id");
            Assert.Empty(schema.FaultsOf("microsoft.graph.changeNotification", told));
        }
    }

    private async Task ReadAsync(string mail)
    {
        await CallAsync("get", "/users/{user-id}", "");
        await CallAsync("get", "/users/{user-id}/messages", "/messages");
        await CallAsync("get", One, $"/messages/{mail}?$select=subject,body,uniqueBody,internetMessageHeaders");
        await CallAsync("get", $"{Folders}/{{mailFolder-id}}/messages", "/mailFolders/inbox/messages");
        await CallAsync("get", $"{Folders}/{{mailFolder-id}}/messages/{{message-id}}", $"/mailFolders/inbox/messages/{mail}");
        await CallAsync("get", $"{Folders}/{{mailFolder-id}}/messages/delta()", "/mailFolders/inbox/messages/delta()");
    }

    private async Task ReadFoldersAsync(string mail)
    {
        await CallAsync("get", Folders, "/mailFolders");
        await CallAsync("get", $"{Folders}/{{mailFolder-id}}", "/mailFolders/inbox");
        await PostAsync($"{Users}/mailFolders/inbox/childFolders", new JsonObject { ["displayName"] = "Returns" });
        await CallAsync("get", $"{Folders}/{{mailFolder-id}}/childFolders", "/mailFolders/inbox/childFolders");
        await CallAsync("patch", $"{Folders}/{{mailFolder-id}}/messages/{{message-id}}", $"/mailFolders/inbox/messages/{mail}", new() { ["isRead"] = true });
        await CallAsync("post", One + "/move", $"/messages/{mail}/move", new() { ["DestinationId"] = "archive" });
    }

    private async Task WriteDraftsAsync(string mail)
    {
        await CallAsync("post", One + "/createReply", $"/messages/{mail}/createReply", []);
        await CallAsync("post", One + "/createReplyAll", $"/messages/{mail}/createReplyAll", []);
        var draft = await CallAsync("post", "/users/{user-id}/messages", "/messages", new() { ["subject"] = "Draft" });
        await CallAsync("post", $"{Folders}/{{mailFolder-id}}/messages", "/mailFolders/drafts/messages", new() { ["subject"] = "Draft" });
        await CallAsync("patch", One, $"/messages/{draft.Text("id")}", new() { ["subject"] = "Another" });
        await CallAsync("delete", One, $"/messages/{draft.Text("id")}");
    }

    private async Task AttachAsync(string mail)
    {
        var draft = (await PostAsync($"{Users}/messages/{mail}/createReply")).Is(201).Text("id");
        var added = await CallAsync("post", One + "/attachments", $"/messages/{draft}/attachments", new()
        {
            ["@odata.type"] = "#microsoft.graph.fileAttachment", ["name"] = "a.txt", ["contentBytes"] = "aGVsbG8=",
        });
        await CallAsync("get", One + "/attachments", $"/messages/{draft}/attachments");
        await CallAsync("get", One + "/attachments/{attachment-id}", $"/messages/{draft}/attachments/{added.Text("id")}");
        await CallAsync("delete", One + "/attachments/{attachment-id}", $"/messages/{draft}/attachments/{added.Text("id")}");
    }

    private async Task SendMailAsync(string mail)
    {
        var draft = (await PostAsync($"{Users}/messages/{mail}/createReply")).Is(201).Text("id");
        await CallAsync("post", One + "/send", $"/messages/{draft}/send");
        await CallAsync("post", One + "/reply", $"/messages/{mail}/reply", new() { ["Comment"] = "Soon." });
        await CallAsync("post", One + "/replyAll", $"/messages/{mail}/replyAll", new() { ["Comment"] = "Soon." });
        await CallAsync("post", "/users/{user-id}/sendMail", "/sendMail", new()
        {
            ["Message"] = new JsonObject
            {
                ["subject"] = "News",
                ["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = "karin.lund@acme.example" } }),
            },
        });
    }

    private async Task SubscribeAndRenewAsync()
    {
        var made = await CallAsync("post", "/subscriptions", null, Order());
        await CallAsync("get", "/subscriptions", null);
        await CallAsync("get", "/subscriptions/{subscription-id}", made.Text("id"));
        await CallAsync("patch", "/subscriptions/{subscription-id}", made.Text("id"), new() { ["expirationDateTime"] = In(TimeSpan.FromDays(2)) });
        await CallAsync("post", "/subscriptions/{subscription-id}/reauthorize", made.Text("id"));
        await CallAsync("delete", "/subscriptions/{subscription-id}", made.Text("id"));
    }

    /// <param name="rest">What follows the user, or the id of a subscription.</param>
    private async Task<Answer> CallAsync(string method, string path, string? rest, JsonObject? body = null)
    {
        var concrete = path.StartsWith("/subscriptions", StringComparison.Ordinal)
            ? "v1.0" + path.Replace("{subscription-id}", rest, StringComparison.Ordinal)
            : Users + rest;
        var answer = await SendAsync(new HttpMethod(method.ToUpperInvariant()), concrete, body, Immutable);
        called.Add($"{method} {path}");

        Assert.True(answer.Status is >= 200 and < 300, $"{method} {path}: {answer.Status} {answer.Body?.ToJsonString()}");
        Assert.Equal(schema.StatusOf(method, path) ?? answer.Status, answer.Status);
        if (schema.HasAnswer(method, path)) Assert.Empty(schema.FaultsOf(method, path, answer.Body));
        else Assert.Null(answer.Body);
        return answer;
    }

    private void Check(Answer refused, string what)
    {
        var body = refused.Body!.DeepClone();
        // Described with a zone, answered without one.
        Assert.True(body["error"]!["innerError"]!.AsObject().Remove("date"), what);
        Assert.Empty(schema.FaultsOf("microsoft.graph.ODataErrors.ODataError", body));
    }
}
