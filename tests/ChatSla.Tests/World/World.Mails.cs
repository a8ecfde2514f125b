using ChatSla.Graph;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What customers and staff do with mail programs.</summary>
public sealed partial class World
{
    /// <summary>A customer writes; the mail is in the support mailbox when this returns, and nobody has read it yet.</summary>
    /// <param name="inReplyTo">The id or Message-ID of the mail that is answered, as a mail program does.</param>
    public async Task<Mail> CustomerWritesAsync(
        Customer from, string subject, string text = "Where is my parcel?", string? inReplyTo = null, params (string Name, string Value)[] headers)
    {
        var mail = await PostAsync("control/mail", new JsonObject
        {
            ["from"] = new JsonObject { ["name"] = from.Name, ["address"] = from.Address },
            ["subject"] = subject,
            ["text"] = text,
            ["inReplyTo"] = inReplyTo,
            ["headers"] = new JsonArray([.. headers.Select(header => (JsonNode)new JsonObject { ["name"] = header.Name, ["value"] = header.Value })]),
        });
        return new Mail((string)mail["id"]!, (string)mail["internetMessageId"]!);
    }

    /// <summary>Somebody else with rights to a mailbox asks Graph for something.</summary>
    public async Task GraphAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, $"v1.0/users/{path}");
        if (body is not null) request.Content = JsonContent.Create(body);
        request.Headers.Authorization = await SignInAsync("https://graph.microsoft.com");
        using var answer = await http.SendAsync(request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
    }

    /// <summary>A customer writes, and the program takes it in.</summary>
    /// <returns>The query that the mail opened or joined.</returns>
    public async Task<Guid> OpenAsync(Customer from, string subject = "Parcel 4711", string text = "Where is my parcel?")
    {
        var mail = await CustomerWritesAsync(from, subject, text);
        await SettleAsync();
        return await QueryOfAsync(mail);
    }

    /// <summary>Puts a message into the support mailbox just as it is given.</summary>
    public async Task<Mail> PourAsync(JsonObject message, bool receivedNow = true, string? folder = null)
    {
        var poured = await PostAsync("control/messages", new JsonObject
        {
            ["mailbox"] = WorldSettings.Support,
            ["message"] = message.DeepClone(),
            ["receivedNow"] = receivedNow && folder is null,
            ["folder"] = folder,
        });
        return new Mail((string)poured["id"]!, (string?)message["internetMessageId"]);
    }

    /// <summary>Staff answer in Outlook, from the shared mailbox; the program has no part in it.</summary>
    public Task AnswerInOutlookAsync(Mail mail, string text) => AnswerInOutlookOfAsync(WorldSettings.Support, mail.Id, text);

    /// <summary>As <see cref="AnswerInOutlookAsync"/>, from any shared mailbox.</summary>
    public async Task AnswerInOutlookOfAsync(string mailbox, string id, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1.0/users/{mailbox}/messages/{Uri.EscapeDataString(id)}/reply");
        request.Content = JsonContent.Create(new JsonObject { ["comment"] = text });
        request.Headers.Authorization = await SignInAsync("https://graph.microsoft.com");
        using var answer = await http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A second draft of the only answer, marked with its key as the program marks it.</summary>
    public async Task DraftAgainAsync()
    {
        var (key, answered) = await ReadAsync(session => session.GetAsync<(string, string)>("SELECT r.send_key, m.graph_id FROM replies r JOIN mails m ON m.id = r.mail_id"));
        var drafting = DraftAsync();
        await UntilAsync("it is drafted again", () => Task.FromResult(drafting.IsCompleted));
        await drafting;

        async Task DraftAsync()
        {
            var graph = Get<IMailbox>();
            var draft = await graph.CreateReplyAsync(WorldSettings.Support, answered, Cancellation);
            await graph.WriteDraftAsync(WorldSettings.Support, draft.Id, new DraftContent("Once more."), key, Cancellation);
        }
    }

    /// <summary>What stands in somebody's inbox, oldest first.</summary>
    public Task<IReadOnlyList<KeptMail>> InboxOfAsync(Customer customer) => FolderAsync(customer.Address, "inbox");

    public Task<IReadOnlyList<KeptMail>> DraftsAsync() => FolderAsync(WorldSettings.Support, "drafts");

    public Task<IReadOnlyList<KeptMail>> SupportInboxAsync() => FolderAsync(WorldSettings.Support, "inbox");

    public Task<IReadOnlyList<KeptMail>> SentItemsAsync() => FolderAsync(WorldSettings.Support, "sentitems");

    /// <summary>The ids that the program asks for, by the ids that the sandbox gives.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ImmutableIdsAsync() =>
        (await AskAsync($"control/mailboxes/{WorldSettings.Support}/messages")).AsArray().ToDictionary(message => (string)message!["id"]!, message => (string)message!["immutableId"]!);

    private async Task<IReadOnlyList<KeptMail>> FolderAsync(string address, string name) =>
        [.. (await AskAsync($"control/mailboxes/{address}/messages?folder={name}")).AsArray().Select(message => new KeptMail(message!.AsObject()))];

    private async Task<AuthenticationHeaderValue> SignInAsync(string audience)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", WorldSettings.BotAppId), new("client_secret", "any"), new("scope", $"{audience}/.default"),
        ]);
        using var answer = await http.PostAsync($"login/{WorldSettings.TenantId}/oauth2/v2.0/token", form, Cancellation);
        return new AuthenticationHeaderValue("Bearer", (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["access_token"]!);
    }
}
