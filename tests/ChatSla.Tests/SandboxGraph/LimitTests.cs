using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Throttling, chaos by percent, and the counts of requests.</summary>
public sealed class LimitTests : InSandbox
{
    [Fact]
    public async Task Retry_after_is_seconds_or_a_date_or_missing()
    {
        await SetAsync(("graphThrottle", 3));
        var seconds = (await GetAsync(Inbox)).Is(429);
        await SetAsync(("retryAfterForm", "date"));
        var date = (await GetAsync(Inbox)).Is(429);
        await SetAsync(("retryAfterForm", "none"));
        var none = (await GetAsync(Inbox)).Is(429);

        Assert.Equal("ApplicationThrottled", seconds.Code);
        Assert.Equal(TimeSpan.FromSeconds(1), seconds.Headers.RetryAfter!.Delta);
        Assert.Equal(date.Headers.Date!.Value.AddSeconds(1), date.Headers.RetryAfter!.Date);
        Assert.Null(none.Headers.RetryAfter);
        (await GetAsync(Inbox)).Is(200);
    }

    [Theory]
    [InlineData("app", 1)]
    [InlineData("mailbox", 0)]
    public async Task More_than_four_at_once_are_refused_for_the_app_or_for_a_mailbox(string limit, int refusedElsewhere)
    {
        await SetAsync(("graphHangs", new JsonArray(Support)), ("graphHangMs", 700));
        var hanging = Enumerable.Range(0, 4).Select(_ => GetAsync(Inbox)).ToList();
        await UntilAsync(async () => (int)(await CountsAsync())["inFlight"]! == 4, "four requests are in flight");

        (await GetAsync("v1.0/users/sales@contoso.com/messages")).Is(200);
        await SetAsync(("concurrencyLimit", limit));
        (await GetAsync(Inbox)).Is(429);
        var elsewhere = (await GetAsync("v1.0/users/sales@contoso.com/messages")).Status == 429 ? 1 : 0;
        await Task.WhenAll(hanging);

        Assert.Equal(refusedElsewhere, elsewhere);
        Assert.InRange((int)(await CountsAsync())["highestInFlight"]!, 5, 6);
    }

    [Fact]
    public async Task Requests_over_the_limit_of_ten_minutes_are_refused_for_that_mailbox()
    {
        await SetAsync(("requestLimit", 3));
        for (var request = 0; request < 3; request++) (await GetAsync(Inbox)).Is(200);
        var refused = (await GetAsync(Inbox)).Is(429);

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 500, 600);
        (await GetAsync("v1.0/users/sales@contoso.com/messages")).Is(200);
    }

    [Theory]
    [InlineData("throttlePercent", 429)]
    [InlineData("unavailablePercent", 503)]
    [InlineData("gatewayTimeoutPercent", 504)]
    public async Task Chaos_refuses_about_the_share_that_is_set_and_one_seed_does_it_again(string knob, int status)
    {
        await SetAsync((knob, 30), ("seed", 5));
        var first = await StatusesAsync();
        await SetAsync(("seed", 5));

        Assert.Equal(first, await StatusesAsync());
        Assert.InRange(first.Count(one => one == status), 3, 25);
        Assert.All(first, one => Assert.True(one == status || one == 200));
    }

    [Fact]
    public async Task Delta_tokens_expire_by_percent()
    {
        var (_, link, _) = await RoundAsync();
        await SetAsync(("deltaExpirePercent", 100));

        (await GetAsync(link)).Is(410);
        (await GetAsync($"{Inbox}/delta")).Is(200);
    }

    [Fact]
    public async Task Requests_are_counted_by_mailbox_and_kind_until_they_are_reset()
    {
        var id = await WriteAsync();
        await PostAsync("control/requests", new JsonObject { ["reset"] = true });
        await GetAsync($"{Inbox}/delta()");
        await GetAsync(Inbox);
        await GetAsync($"{Users}/messages/{id}");
        var draft = (await PostAsync($"{Users}/messages/{id}/createReply")).Is(201).Text("id");
        await SendAsync(HttpMethod.Patch, $"{Users}/messages/{draft}", new JsonObject { ["subject"] = "RE: it" });
        await PostAsync($"{Users}/messages/{draft}/send");
        await GetAsync("v1.0/subscriptions");
        var counts = await CountsAsync();

        Assert.Equal("""{"createReply":1,"delta":1,"get":1,"list":1,"patch":1,"send":1}""", counts["mailboxes"]![Support]!.ToJsonString());
        Assert.Equal(1, (int)counts["mailboxes"]!["none"]!["subscriptions"]!);
        Assert.Equal(7, (int)counts["total"]!);
        await PostAsync("control/requests", new JsonObject { ["reset"] = true });
        Assert.Equal(0, (int)(await CountsAsync())["total"]!);
    }

    [Fact]
    public async Task Everything_that_makes_trouble_is_off_by_itself()
    {
        var described = (await GetAsync("control/faults")).Is(200).Body!;
        var knobs = described["knobs"]!.AsArray();
        string[] on = ["messageCopyForSentAs", "connectorLimits"];
        string[] times = ["sendDelayMs", "sentItemsDelayMs", "graphHangMs", "notificationTimeoutMs", "notificationRetryTimeoutMs", "validationTimeoutMs"];

        Assert.Equal(described.AsObject().Count - 1, knobs.Count);
        Assert.All(knobs, knob => Assert.Contains((string)knob!["kind"]!, new[] { "switch", "count", "number", "percent", "choice", "mailboxes" }));
        Assert.All(knobs.Where(knob => !on.Contains((string)knob!["name"]!) && !times.Contains((string)knob["name"]!)), knob =>
            Assert.Contains(knob!["default"]!.ToJsonString(), knob["choices"] is JsonArray choices ? [choices[0]!.ToJsonString()] : new[] { "false", "0", "1" }));
    }

    [Fact]
    public async Task A_knob_that_does_not_exist_and_a_choice_that_is_none_change_nothing()
    {
        (await PostAsync("control/faults", new JsonObject { ["graphDown"] = true, ["graphBored"] = true })).Is(400);
        (await PostAsync("control/faults", new JsonObject { ["graphDown"] = true, ["retryAfterForm"] = "never" })).Is(400);

        (await GetAsync(Inbox)).Is(200);
    }

    private async Task<IReadOnlyList<int>> StatusesAsync()
    {
        var statuses = new List<int>();
        for (var request = 0; request < 40; request++) statuses.Add((await GetAsync($"{Inbox}?$top={(request + 1).ToString(CultureInfo.InvariantCulture)}")).Status);
        return statuses;
    }

    private async Task<JsonNode> CountsAsync() => (await GetAsync("control/requests")).Is(200).Body!;
}
