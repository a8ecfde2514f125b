using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatSla.Sandbox;

namespace ChatSla.Tests;

/// <summary>The sandbox answers as Graph is described to answer.</summary>
public sealed class SandboxShapesTests : IAsyncLifetime
{
    private const string Support = "v1.0/users/support%40contoso.com";

    private readonly SandboxShapesSchema schema = SandboxShapesSchema.Load();
    private readonly HttpClient http = new();
    private SandboxServer sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxServer.StartAsync(new SandboxOptions { Port = 0, StartProgram = false }, null, Cancellation);
        http.BaseAddress = new Uri(sandbox.Address + "/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());
        await PourAsync(new JsonObject
        {
            ["subject"] = null, ["from"] = null, ["sender"] = null, ["internetMessageId"] = null,
            ["receivedDateTime"] = "3609-01-15T09:00:00Z", ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Hej" },
        });
        await PourAsync(new JsonObject { ["subject"] = "Meeting", ["x_itemClass"] = "IPM.Schedule.Meeting.Request" });
    }

    [Fact]
    public async Task Lists_of_messages_have_the_shape_of_Graph()
    {
        AssertShape("get", "/users/{user-id}/messages", await GetAsync("/messages?$count=true&$top=2"));
        AssertShape("get", "/users/{user-id}/mailFolders/{mailFolder-id}/messages", await GetAsync("/mailFolders('Inbox')/messages"));
    }

    [Fact]
    public async Task Messages_have_the_shape_of_Graph()
    {
        foreach (var id in await InboxAsync())
        {
            AssertShape("get", "/users/{user-id}/messages/{message-id}", await GetAsync($"/messages/{id}"));
            AssertShape("get", "/users/{user-id}/messages/{message-id}", await GetAsync(
                $"/messages/{id}?$select=body,uniqueBody,internetMessageHeaders,from"
                + "&$expand=singleValueExtendedProperties($filter=id%20eq%20'String%200x001A')"));
        }
    }

    [Fact]
    public async Task Rounds_of_delta_have_the_shape_of_Graph()
    {
        const string path = "/users/{user-id}/mailFolders/{mailFolder-id}/messages/delta()";
        var first = await GetAsync("/mailFolders/inbox/messages/delta()?changeType=created,updated,deleted");
        AssertShape("get", path, first);

        var ids = await InboxAsync();
        await SendAsync(HttpMethod.Patch, $"{Support}/messages/{ids[0]}", new JsonObject { ["isRead"] = true });
        await SendAsync(HttpMethod.Post, $"{Support}/messages/{ids[1]}/move", new JsonObject { ["destinationId"] = "archive" });
        var second = await ReadAsync(await http.GetAsync(first["@odata.deltaLink"]!.ToString(), Cancellation));

        AssertShape("get", path, second);
        Assert.Equal(2, second["value"]!.AsArray().Count);
    }

    [Fact]
    public async Task Folders_and_users_have_the_shape_of_Graph()
    {
        AssertShape("get", "/users/{user-id}/mailFolders", await GetAsync("/mailFolders"));
        AssertShape("get", "/users/{user-id}/mailFolders/{mailFolder-id}", await GetAsync("/mailFolders/SentItems"));
        AssertShape("get", "/users/{user-id}", await GetAsync(""));
    }

    [Theory]
    [InlineData("createReply")]
    [InlineData("createReplyAll")]
    public async Task A_reply_draft_has_the_shape_of_Graph_and_so_has_its_change(string action)
    {
        var id = (await InboxAsync())[2];
        var created = await SendAsync(HttpMethod.Post, $"{Support}/messages/{id}/{action}", []);
        var draft = await ReadAsync(created);
        var changed = await SendAsync(HttpMethod.Patch, $"{Support}/messages/{draft["id"]}", new JsonObject
        {
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Answer</p>" },
        });

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        AssertShape("post", "/users/{user-id}/messages/{message-id}/" + action, draft);
        AssertShape("patch", "/users/{user-id}/messages/{message-id}", await ReadAsync(changed));
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(HttpMethod.Post, $"{Support}/messages/{draft["id"]}/send", null)).StatusCode);
    }

    [Fact]
    public async Task Refusals_have_the_shape_of_Graph()
    {
        var refused = await http.GetAsync($"{Support}/messages/nothing", Cancellation);
        var body = await ReadAsync(refused);

        // Described with a zone, answered without one.
        Assert.True(body["error"]!["innerError"]!.AsObject().Remove("date"));
        Assert.Empty(schema.FaultsOf("microsoft.graph.ODataErrors.ODataError", body));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("ErrorItemNotFound", body["error"]!["code"]!.ToString());
    }

    [Fact]
    public void The_check_sees_what_is_wrong()
    {
        var wrong = JsonNode.Parse("""{"id":1,"importance":"huge","isRead":"yes","receivedDateTime":"today","colour":"red","toRecipients":[{"emailAddress":[]}]}""");

        Assert.Equal(6, schema.FaultsOf("microsoft.graph.message", wrong).Count);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (sandbox is not null) await sandbox.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private void AssertShape(string method, string path, JsonNode answer) => Assert.Empty(schema.FaultsOf(method, path, answer));

    private async Task<string> TokenAsync()
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "22222222-2222-4222-8222-222222222222"),
            new("scope", "https://graph.microsoft.com/.default"),
        ]);
        var answer = await http.PostAsync("login/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token", form, Cancellation);
        return (await ReadAsync(answer))["access_token"]!.ToString();
    }

    private async Task<List<string>> InboxAsync() =>
        [.. (await GetAsync("/mailFolders/inbox/messages?$select=id&$top=50"))["value"]!.AsArray().Select(message => message!["id"]!.ToString())];

    private async Task<JsonNode> GetAsync(string path)
    {
        var answer = await http.GetAsync(Support + path, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return await ReadAsync(answer);
    }

    private Task PourAsync(JsonObject message) => SendAsync(HttpMethod.Post, "control/messages", new JsonObject { ["message"] = message });

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        var answer = await http.SendAsync(request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return answer;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
}
