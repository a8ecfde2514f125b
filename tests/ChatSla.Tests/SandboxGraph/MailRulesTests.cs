using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>How mail itself behaves: conversations, bodies, headers, attachments.</summary>
public sealed class MailRulesTests : InSandbox
{
    [Fact]
    public async Task Unrelated_mails_with_one_subject_share_a_conversation_and_other_subjects_do_not()
    {
        var first = await ConversationAsync(await WriteAsync("Order", "karin.lund@acme.example"));
        var second = await ConversationAsync(await WriteAsync("RE: order", "tomas.weber@nordwind.example"));
        var other = await ConversationAsync(await WriteAsync("Invoice", "tomas.weber@nordwind.example"));

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task A_thread_index_decides_over_the_subject_and_mailboxes_name_one_thread_differently()
    {
        var index = Convert.ToBase64String([1, 0, 0, 0, 0, 0, .. Guid.NewGuid().ToByteArray()]);
        var first = await PourAsync("Order", ("Thread-Index", index));
        var reply = await PourAsync("Something else", ("Thread-Index", Convert.ToBase64String([.. Convert.FromBase64String(index), 1, 2, 3, 4, 5])));
        var short_ = await PourAsync("Order", ("Thread-Index", "AQID"));
        var elsewhere = await WriteAsync("Order", to: "sales@contoso.com");

        Assert.Equal(await ConversationAsync(first), await ConversationAsync(reply));
        Assert.NotEqual(await ConversationAsync(first), await ConversationAsync(short_));
        Assert.NotEqual(
            await ConversationAsync(short_), (await GetAsync($"v1.0/users/sales@contoso.com/messages/{elsewhere}")).Is(200).Text("conversationId"));
    }

    [Fact]
    public async Task Html_is_made_harmless_unless_it_is_asked_for_as_it_is_and_text_is_given_where_it_is_preferred()
    {
        var id = await PourAsync("Hello", html: "<p onclick=\"steal()\">Hello <b>you</b></p><script>steal()</script>");
        var usual = (await GetAsync($"{Users}/messages/{id}")).Is(200).Body!["body"]!;
        var raw = (await GetAsync($"{Users}/messages/{id}", ("Prefer", "outlook.allow-unsafe-html"))).Is(200).Body!["body"]!;
        var text = (await GetAsync($"{Users}/messages/{id}?$select=body,uniqueBody", ("Prefer", "outlook.body-content-type=\"text\""))).Is(200).Body!;

        Assert.DoesNotContain("steal", (string)usual["content"]!);
        Assert.Contains("steal", (string)raw["content"]!);
        Assert.Equal("Hello you", (string)text["body"]!["content"]!);
        Assert.Equal("text", (string)text["uniqueBody"]!["contentType"]!);
    }

    [Fact]
    public async Task Inline_files_alone_are_no_attachments()
    {
        Assert.False((bool)(await GetAsync($"{Users}/messages/{await PourAsync("A", files: [true])}")).Body!["hasAttachments"]!);
        Assert.True((bool)(await GetAsync($"{Users}/messages/{await PourAsync("B", files: [true, false])}")).Body!["hasAttachments"]!);
    }

    [Fact]
    public async Task Headers_come_only_when_selected_and_never_for_sent_mail()
    {
        var id = await WriteAsync();
        (await PostAsync($"{Users}/messages/{id}/reply", new JsonObject { ["comment"] = "Soon." })).Is(202);
        var sent = (await GetAsync($"{Users}/mailFolders/sentitems/messages?$select=id,internetMessageHeaders")).Is(200).Items[0];

        Assert.Null((await GetAsync($"{Users}/messages/{id}")).Body!["internetMessageHeaders"]);
        Assert.NotEmpty((await GetAsync($"{Users}/messages/{id}?$select=internetMessageHeaders")).Body!["internetMessageHeaders"]!.AsArray());
        Assert.Null(sent["internetMessageHeaders"]);
    }

    [Theory]
    [InlineData("InvalidInternetMessageHeader", "Auto-Submitted")]
    [InlineData("InvalidInternetMessageHeaderCollection")]
    [InlineData("InvalidInternetMessageHeaderCollection", "x-1", "x-2", "x-3", "x-4", "x-5", "x-6")]
    public async Task Headers_that_graph_refuses_are_refused(string code, params string[] names)
    {
        var message = new JsonObject
        {
            ["subject"] = "Hello",
            ["internetMessageHeaders"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["value"] = "yes" })]),
        };

        Assert.Equal(code, (await PostAsync($"{Users}/messages", message)).Is(400).Code);
    }

    private async Task<string> ConversationAsync(string id) => (await GetAsync($"{Users}/messages/{id}")).Is(200).Text("conversationId");

    private Task<string> PourAsync(string subject, params (string Name, string Value)[] headers) => PourAsync(subject, null, [], headers);

    private async Task<string> PourAsync(string subject, string? html = null, bool[]? files = null, params (string Name, string Value)[] headers) =>
        (await PostAsync("control/messages", new JsonObject
        {
            ["receivedNow"] = true,
            ["message"] = new JsonObject
            {
                ["subject"] = subject,
                ["body"] = new JsonObject { ["contentType"] = html is null ? "text" : "html", ["content"] = html ?? "Hello" },
                ["internetMessageHeaders"] = new JsonArray(
                    [.. headers.Select(header => (JsonNode)new JsonObject { ["name"] = header.Name, ["value"] = header.Value })]),
                ["x_attachments"] = new JsonArray([.. (files ?? []).Select(isInline => (JsonNode)new JsonObject { ["name"] = "f", ["isInline"] = isInline })]),
            },
        })).Is(201).Text("id");
}
