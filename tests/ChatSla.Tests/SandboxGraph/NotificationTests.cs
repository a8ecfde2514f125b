using System.Text.Json.Nodes;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Notifications: their shape, their retries, and every way in which they are not to be relied on.</summary>
public sealed class NotificationTests : InSubscribed
{
    [Fact]
    public async Task A_new_mail_is_told_of_at_once_with_its_immutable_id()
    {
        var made = await SubscribeAsync();
        var id = await WriteAsync();

        Assert.Equal([$"created {id}"], await ToldAsync());
        var told = Assert.Single(Listener.Received);
        Assert.Equal(made.Text("id"), (string)told["subscriptionId"]!);
        Assert.Equal("a secret", (string)told["clientState"]!);
        Assert.Equal("11111111-1111-4111-8111-111111111111", (string)told["tenantId"]!);
        Assert.Equal("2026-11-29T08:40:00+00:00", (string)told["subscriptionExpirationDateTime"]!);
        Assert.StartsWith("Users/", (string)told["resource"]!);
        Assert.EndsWith($"/Messages/{id}", (string)told["resource"]!);
        Assert.Equal("#Microsoft.Graph.Message", (string)told["resourceData"]!["@odata.type"]!);
        Assert.StartsWith("W/\"", (string)told["resourceData"]!["@odata.etag"]!);
    }

    [Fact]
    public async Task Without_the_preference_at_creation_the_ids_are_the_changing_ones()
    {
        (await PostAsync("v1.0/subscriptions", Order())).Is(201);
        await WriteAsync();

        Assert.Equal([$"created {(await HeldAsync(Support, "inbox"))[0]["id"]}"], await ToldAsync());
    }

    [Fact]
    public async Task Only_the_folder_and_the_changes_that_were_asked_for_are_told()
    {
        await SubscribeAsync(Order("updated,deleted"));
        await SubscribeAsync(Order("created", $"/users/{Support}/mailFolders/sentitems/messages"));
        var id = await WriteAsync();
        await SendAsync(HttpMethod.Patch, $"{Users}/messages/{id}", new JsonObject { ["isRead"] = true });
        await MoveAsync(id, "archive");
        var before = await ToldAsync();
        (await PostAsync($"{Users}/messages/{id}/reply", new JsonObject { ["comment"] = "Soon." })).Is(202);
        var sent = (string)Assert.Single(await HeldAsync(Support, "sentitems"))["immutableId"]!;

        Assert.Equal([$"updated {id}", $"deleted {id}"], before.Order().Reverse());
        Assert.Equal([$"created {sent}"], (await ToldAsync()).Skip(2));
    }

    [Fact]
    public async Task A_whole_mailbox_tells_of_mail_that_a_rule_files()
    {
        await PostAsync("control/rules", new JsonObject { ["folder"] = "archive" });
        await SubscribeAsync(Order(resource: $"users/{Support}/messages"));

        Assert.Equal([$"created {await WriteAsync()}"], await ToldAsync());
    }

    [Fact]
    public async Task What_is_refused_is_tried_again_ever_later_until_four_hours_have_passed()
    {
        Listener.Answer = () => Task.FromResult(503);
        await SubscribeAsync();
        await WriteAsync();
        await QuietAsync();
        for (var step = 0; step < 20; step++)
        {
            Clock.Advance(TimeSpan.FromMinutes(15));
            await QuietAsync();
        }

        Assert.InRange(Listener.Requests, 9, 16);
        Assert.Equal(1, (int)(await StateAsync())["lost"]!);
        Assert.Empty(Listener.Received);
    }

    [Fact]
    public async Task What_comes_through_at_the_second_attempt_is_not_sent_again()
    {
        var refusals = 1;
        Listener.Answer = () => Task.FromResult(Interlocked.Decrement(ref refusals) >= 0 ? 500 : 202);
        await SubscribeAsync();
        var id = await WriteAsync();
        await QuietAsync();
        Clock.Advance(TimeSpan.FromSeconds(15));
        await UntilAsync(() => Task.FromResult(!Listener.Received.IsEmpty), "the notification has come");
        Clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal([$"created {id}"], await ToldAsync());
        Assert.Equal(2, Listener.Requests);
    }

    [Fact]
    public async Task An_endpoint_that_is_slow_gets_its_notifications_ten_minutes_late()
    {
        await SetAsync(("notificationTimeoutMs", 40));
        await SubscribeAsync();
        Listener.Answer = async () =>
        {
            await Task.Delay(200);
            return 202;
        };
        for (var mail = 0; mail < 12; mail++) await WriteAsync();
        await QuietAsync();
        Assert.Equal("slow", (string)(await StateAsync())["endpoint"]!);

        Listener.Answer = () => Task.FromResult(202);
        await SetAsync(("notificationTimeoutMs", 3000));
        var id = await WriteAsync();
        Assert.DoesNotContain($"created {id}", await ToldAsync());
        Clock.Advance(TimeSpan.FromMinutes(11));
        await UntilAsync(async () => (await ToldAsync()).Contains($"created {id}"), "the delayed notification has come");
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_loses_notifications_and_is_told_that_it_missed_some()
    {
        await SetAsync(("notificationTimeoutMs", 20), ("notificationRetryTimeoutMs", 30));
        await SubscribeAsync();
        Listener.Answer = async () =>
        {
            await Task.Delay(200);
            return 503;
        };
        for (var mail = 0; mail < 12; mail++) await WriteAsync();
        await QuietAsync();
        Clock.Advance(TimeSpan.FromSeconds(20));
        await UntilAsync(async () => (string)(await StateAsync())["endpoint"]! == "dropping", "notifications are discarded");
        await QuietAsync();
        await SetAsync(("notificationTimeoutMs", 3000), ("notificationRetryTimeoutMs", 10_000));
        Listener.Answer = () => Task.FromResult(202);
        var lost = await WriteAsync();
        Clock.Advance(TimeSpan.FromMinutes(11));
        await UntilAsync(async () => (await ToldAsync()).Contains("missed"), "it is told that it missed some");

        Assert.DoesNotContain($"created {lost}", await ToldAsync());
    }

    private async Task MoveAsync(string id, string folder) =>
        (await PostAsync("control/move", new JsonObject { ["id"] = id, ["folder"] = folder })).Is(200);

    private async Task<JsonNode> StateAsync() => (await GetAsync("control/subscriptions")).Body!["subscriptions"]![0]!;
}
