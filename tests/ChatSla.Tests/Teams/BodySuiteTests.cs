using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Teams;

namespace ChatSla.Tests.Teams;

/// <summary>What may stand in a request whose token is good: nothing in it crashes, and nothing undue is kept of it.</summary>
public sealed class BodySuiteTests : IAsyncLifetime
{
    private SignedDoor door = null!;

    public async ValueTask InitializeAsync() => door = await SignedDoor.OpenAsync();

    public async ValueTask DisposeAsync() => await door.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"message\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\"}")]
    [InlineData("{\"type\":\"message\",}")]
    public async Task What_is_no_activity_is_malformed(string body)
    {
        using var content = new StringContent(body);

        Assert.Equal(400, await door.PostAsync(content, $"Bearer {door.Token()}"));
        Assert.Equal(0, await door.CountKeptAsync());
    }

    [Fact]
    public async Task Ten_thousand_levels_are_malformed()
    {
        using var content = new StringContent("{\"type\":\"message\",\"value\":" + string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000)) + "}");

        Assert.Equal(400, await door.PostAsync(content, $"Bearer {door.Token()}"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_malformed()
    {
        byte[] bytes = [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        using var content = new ByteArrayContent(bytes);

        Assert.Equal(400, await door.PostAsync(content, $"Bearer {door.Token()}"));
    }

    /// <summary>Every field that is read, with everything that it is not.</summary>
    public static TheoryData<string, string> WrongKinds()
    {
        var cases = new TheoryData<string, string>();
        string[] texts = ["type", "id", "name", "channelId", "serviceUrl", "replyToId", "text", "action", "locale", "deliveryMode"];
        foreach (var field in texts) cases.AddRange([.. new[] { "5", "true", "{}", "[]" }.Select(wrong => (field, wrong))]);
        foreach (var field in new[] { "from", "recipient", "conversation", "channelData" }) cases.AddRange([.. new[] { "5", "\"x\"", "[]" }.Select(wrong => (field, wrong))]);
        foreach (var field in new[] { "entities", "membersAdded", "membersRemoved" }) cases.AddRange([.. new[] { "5", "\"x\"", "{}" }.Select(wrong => (field, wrong))]);
        cases.AddRange([.. new[] { "[5]", "[{\"type\":5}]", "[{\"type\":\"mention\",\"mentioned\":\"x\"}]", "[{\"type\":\"mention\",\"mentioned\":{\"id\":5}}]" }.Select(wrong => ("entities", wrong))]);
        cases.AddRange([.. new[] { "{\"verb\":5}", "{\"query\":[]}", "{\"action\":{\"type\":5}}", "{\"action\":{\"verb\":{}}}", "{\"action\":{\"data\":{\"query\":5}}}", "{\"data\":{\"dialog\":5}}" }.Select(wrong => ("value", wrong))]);
        return cases;
    }

    [Theory, MemberData(nameof(WrongKinds))]
    public async Task A_field_of_the_wrong_kind_is_malformed(string field, string wrong)
    {
        var activity = SignedDoor.Activity();
        activity[field] = JsonNode.Parse(wrong);

        Assert.Contains(await door.SendAsync(door.Token(), activity), new[] { 400 });
        Assert.Equal(0, await door.CountKeptAsync());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("text")]
    [InlineData("from")]
    [InlineData("entities")]
    [InlineData("channelData")]
    [InlineData("value")]
    [InlineData("locale")]
    public async Task A_field_that_is_null_is_absent(string field)
    {
        var activity = SignedDoor.Activity();
        activity[field] = null;

        Assert.Equal(202, await door.SendAsync(door.Token(), activity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_256_KB_is_too_large_said_before_or_not(bool isChunked)
    {
        using var content = isChunked ? (HttpContent)new StreamContent(new Unknown(new byte[MessagesEndpoint.MaxBody + 1])) : new ByteArrayContent(new byte[MessagesEndpoint.MaxBody + 1]);

        Assert.Equal(413, await door.PostAsync(content, $"Bearer {door.Token()}"));
        Assert.Equal(0, await door.CountKeptAsync());
    }

    [Theory]
    [InlineData("conversation")]
    [InlineData("channelData")]
    public async Task An_activity_that_names_another_tenant_anywhere_is_forbidden(string where)
    {
        var activity = SignedDoor.Activity();
        if (where == "conversation") activity["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";
        else activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "99999999-9999-4999-8999-999999999999" } };

        Assert.Equal(403, await door.SendAsync(door.Token(), activity));
        Assert.Equal(0, await door.CountKeptAsync());
    }

    [Theory]
    [InlineData("https://evil.example/", 403)]
    [InlineData("https://evil-teams.microsoft.com/", 403)]
    [InlineData("https://teams.microsoft.com.evil.example/", 403)]
    [InlineData("https://smba.trafficmanager.net:444/emea/", 403)]
    [InlineData("https://user@smba.trafficmanager.net/emea/", 403)]
    [InlineData("http://smba.trafficmanager.net/emea/", 403)]
    [InlineData("http://127.0.0.1/", 403)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", 403)]
    [InlineData("not an address", 403)]
    [InlineData("https://smba.trafficmanager.net/amer/", 202)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", 202)]
    public async Task Even_a_signed_service_url_must_be_one_of_Teams(string url, int status)
    {
        var activity = SignedDoor.Activity();
        activity["serviceUrl"] = url;

        Assert.Equal(status, await door.SendAsync(door.Token(claims => claims["serviceurl"] = url), activity));
        Assert.Equal(status == 202 ? 1 : 0, await door.CountKeptAsync());
    }

    [Fact]
    public async Task An_invoke_that_is_delivered_again_is_done_once_and_two_clicks_are_two()
    {
        door.Answer = async _ =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            return new InvokeAnswer(200, new JsonObject { ["done"] = door.Invoked });
        };
        var invoke = SignedDoor.Activity();
        (invoke["type"], invoke["name"]) = ("invoke", "adaptiveCard/action");
        var second = invoke.DeepClone().AsObject();
        second["id"] = Guid.NewGuid().ToString();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => door.SendAsync(door.Token(), invoke)));
        var late = await door.SendAsync(door.Token(), invoke);
        Assert.Equal(1, door.Invoked);
        Assert.Equal([200, 200, 200, 200, 200, 200], [.. statuses, late]);

        await door.SendAsync(door.Token(), second);
        Assert.Equal(2, door.Invoked);
    }

    [Fact]
    public async Task An_invoke_that_failed_is_tried_again_when_it_comes_again()
    {
        door.Answer = _ => door.Invoked == 1 ? throw new IOException("the disk") : Task.FromResult<InvokeAnswer?>(new InvokeAnswer(200, null));
        var invoke = SignedDoor.Activity();
        (invoke["type"], invoke["name"]) = ("invoke", "adaptiveCard/action");

        Assert.Equal(500, await door.SendAsync(door.Token(), invoke));
        Assert.Equal(200, await door.SendAsync(door.Token(), invoke));
    }

    [Fact]
    public async Task Who_expects_replies_gets_a_list_of_them()
    {
        door.Answer = _ => Task.FromResult<InvokeAnswer?>(new InvokeAnswer(200, new JsonObject { ["task"] = "done" }));
        var message = SignedDoor.Activity();
        message["deliveryMode"] = "expectReplies";
        var invoke = message.DeepClone().AsObject();
        (invoke["type"], invoke["name"], invoke["id"]) = ("invoke", "task/fetch", "another");

        Assert.Equal("""{"activities":[]}""", await AnswerAsync(message));
        Assert.Equal("""{"activities":[{"type":"invokeResponse","value":{"status":200,"body":{"task":"done"}}}]}""", await AnswerAsync(invoke));
    }

    [Theory]
    [InlineData("MS-CV", "abc.DEF+1/2==.3", "Correlation abc.DEF+1/2==.3")]
    [InlineData("x-ms-conversation-id", "19:support@thread.tacv2;messageid=17", "Correlation 19:support@thread.tacv2;messageid=17")]
    [InlineData("MS-CV", "two words", null)]
    [InlineData("X-Other", "abc", null)]
    public async Task What_a_request_causes_is_found_in_the_log_by_its_id(string header, string value, string? scope)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, door.Messages) { Content = new StringContent(SignedDoor.Activity().ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", door.Token());
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await door.Http.SendAsync(request, TestContext.Current.CancellationToken);

        var kept = await door.Database.ReadAsync(session => session.GetAsync<string>("SELECT correlation FROM outbox"), TestContext.Current.CancellationToken);
        Assert.Contains(door.Scopes, said => said == (scope ?? $"Correlation {kept}"));
        Assert.Equal(scope is null ? 32 : value.Length, kept.Length);
    }

    private async Task<string> AnswerAsync(JsonObject activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, door.Messages) { Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", door.Token());
        using var answer = await door.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A stream that does not tell how long it is, so that it is sent in chunks.</summary>
    private sealed class Unknown(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
