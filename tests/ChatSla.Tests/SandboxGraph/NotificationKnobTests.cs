using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Every knob that makes notifications unreliable, and that none of them is set unless somebody sets it.</summary>
public sealed class NotificationKnobTests : InSubscribed
{
    [Fact]
    public async Task They_stop_without_a_word()
    {
        await SubscribeAsync();
        await SetAsync(("notificationsSilent", true));
        await WriteAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Empty(await ToldAsync());
        (await GetAsync("v1.0/subscriptions")).Is(200);
    }

    [Fact]
    public async Task They_come_late_by_the_sandbox_clock()
    {
        await SetAsync(("notificationDelaySeconds", 90));
        await SubscribeAsync();
        var id = await WriteAsync();
        Clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(await ToldAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([$"created {id}"], await ToldAsync());
    }

    [Fact]
    public async Task They_get_lost_and_doubled_by_percent_and_the_same_seed_does_it_again()
    {
        await SetAsync(("notificationDropPercent", 50), ("notificationDuplicatePercent", 30), ("seed", 7));
        await SubscribeAsync();
        var first = await PatternAsync();
        await SetAsync(("seed", 7));
        var second = await PatternAsync();
        await SetAsync(("seed", 8));
        var third = await PatternAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
        Assert.Contains(0, first);
        Assert.Contains(1, first);
        Assert.Contains(2, first);
    }

    [Fact]
    public async Task They_come_out_of_order()
    {
        await SetAsync(("notificationReorder", true));
        await SubscribeAsync();
        var written = new List<string>();
        for (var mail = 0; mail < 12; mail++) written.Add($"created {await WriteAsync()}");
        for (var step = 0; step < 40; step++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await QuietAsync();
        }

        var told = await ToldAsync();
        Assert.Equal(written.Order(), told.Order());
        Assert.NotEqual(written, told);
    }

    [Fact]
    public async Task A_move_says_created_only_where_that_is_set()
    {
        await SubscribeAsync(Order(resource: $"users/{Support}/mailFolders/archive/messages"));
        var id = await WriteAsync();
        await MoveAsync(id, "archive");
        Assert.Empty(await ToldAsync());
        await SetAsync(("notificationCreatedOnMove", true));
        await MoveAsync(id, "inbox");
        await MoveAsync(id, "archive");

        Assert.Equal([$"created {id}"], await ToldAsync());
    }

    [Fact]
    public async Task Updated_follows_created()
    {
        await SetAsync(("notificationExtraUpdated", true));
        await SubscribeAsync(Order("created,updated"));
        var id = await WriteAsync();

        Assert.Equal([$"created {id}", $"updated {id}"], (await ToldAsync()).Order());
    }

    [Fact]
    public async Task An_id_that_is_not_found_comes_first()
    {
        await SetAsync(("notificationUnknownIdFirst", true));
        await SubscribeAsync();
        var id = await WriteAsync();
        await QuietAsync();

        var ids = Listener.Received.Select(item => (string)item["resourceData"]!["id"]!).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Contains(id, ids);
        (await GetAsync($"{Users}/messages/{ids.Single(one => one != id)}", Immutable)).Is(404);
    }

    [Fact]
    public async Task Several_come_in_one_request()
    {
        await SetAsync(("notificationBatch", 100), ("notificationDelaySeconds", 10));
        await SubscribeAsync();
        for (var mail = 0; mail < 30; mail++) await WriteAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(30, (await ToldAsync()).Count);
        Assert.InRange(Listener.Requests, 1, 15);
    }

    [Theory]
    [InlineData("missed", 1)]
    [InlineData("reauthorizationRequired", 1)]
    [InlineData("subscriptionRemoved", 0)]
    public async Task Lifecycle_events_come_on_demand(string lifecycleEvent, int left)
    {
        var id = (await SubscribeAsync()).Text("id");
        (await PostAsync("control/lifecycle", new JsonObject { ["mailbox"] = Support, ["event"] = lifecycleEvent })).Is(200);

        Assert.Equal([lifecycleEvent], await ToldAsync());
        var told = Assert.Single(Listener.Received);
        Assert.Equal(id, (string)told["subscriptionId"]!);
        Assert.Equal("a secret", (string)told["clientState"]!);
        Assert.Null(told["resourceData"]);
        Assert.Equal(left, (await GetAsync("v1.0/subscriptions")).Items.Count);
    }

    [Fact]
    public async Task By_themselves_notifications_come_once_in_full_and_alone()
    {
        await SubscribeAsync();
        var written = new List<string>();
        for (var mail = 0; mail < 20; mail++) written.Add($"created {await WriteAsync()}");

        Assert.Equal(written.Order(), (await ToldAsync()).Order());
        Assert.Equal(20, Listener.Requests);
    }

    /// <summary>How often each of some new mails is told of.</summary>
    private async Task<IReadOnlyList<int>> PatternAsync()
    {
        var ids = new List<string>();
        for (var mail = 0; mail < 25; mail++) ids.Add($"created {await WriteAsync()}");
        var told = await ToldAsync();
        return [.. ids.Select(id => told.Count(one => one == id))];
    }

    private async Task MoveAsync(string id, string folder) =>
        (await PostAsync("control/move", new JsonObject { ["id"] = id, ["folder"] = folder })).Is(200);
}
