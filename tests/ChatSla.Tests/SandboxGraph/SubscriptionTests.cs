using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatSla.Tests.SandboxGraph;

/// <summary>Subscribing: what Graph asks of the endpoint, and what it refuses.</summary>
public sealed class SubscriptionTests : InSubscribed
{
    [Fact]
    public async Task Both_endpoints_are_asked_first_and_keep_their_query()
    {
        var made = await SubscribeAsync();

        Assert.Equal(["/notifications?of=us&", "/lifecycle?"], Listener.Validations);
        Assert.Equal("22222222-2222-4222-8222-222222222222", made.Text("applicationId"));
        Assert.Equal(In(TimeSpan.FromDays(6)), made.Text("expirationDateTime"));
        Assert.Equal(made.Text("id"), (string)Assert.Single((await GetAsync("v1.0/subscriptions")).Is(200).Items)["id"]!);
    }

    [Fact]
    public async Task An_endpoint_that_answers_wrongly_is_refused()
    {
        Listener.Validate = context => Results.Text("another token").ExecuteAsync(context);
        var other = (await PostAsync("v1.0/subscriptions", Order())).Is(400);
        Listener.Validate = context => Results.NotFound().ExecuteAsync(context);
        var missing = (await PostAsync("v1.0/subscriptions", Order())).Is(400);

        Assert.Equal("InvalidRequest", other.Code);
        Assert.Contains("must exactly match", (string)other.Body!["error"]!["message"]!);
        Assert.Contains("must respond with 200 OK", (string)missing.Body!["error"]!["message"]!);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_in_time_is_refused()
    {
        await SetAsync(("validationTimeoutMs", 50));
        Listener.Validate = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        Assert.Contains("timed out", (string)(await PostAsync("v1.0/subscriptions", Order())).Is(400).Body!["error"]!["message"]!);
        Assert.Equal(10_000, await DefaultOfAsync("validationTimeoutMs"));
    }

    [Theory]
    [InlineData("changeType", "renamed")]
    [InlineData("changeType", null)]
    [InlineData("resource", "users/support@contoso.com/events")]
    [InlineData("notificationUrl", "bot.example")]
    [InlineData("expirationDateTime", "soon")]
    [InlineData("expirationDateTime", "2026-11-22T09:00:00Z")]
    public async Task What_is_wrong_is_said(string name, string? value)
    {
        var order = Order();
        order[name] = value;

        Assert.Equal("InvalidRequest", (await PostAsync("v1.0/subscriptions", order)).Is(400).Code);
    }

    [Fact]
    public async Task A_client_state_over_128_characters_is_refused()
    {
        var order = Order();
        order["clientState"] = new string('s', 129);
        (await PostAsync("v1.0/subscriptions", order)).Is(400);
        order["clientState"] = new string('s', 128);
        (await PostAsync("v1.0/subscriptions", order)).Is(201);
    }

    [Fact]
    public async Task The_same_subscription_twice_is_refused_unless_that_is_allowed()
    {
        var first = await SubscribeAsync();
        var again = (await PostAsync("v1.0/subscriptions", Order(resource: $"/users/{Support}/mailFolders/Inbox/messages"))).Is(409);
        await SubscribeAsync(Order("created,updated"));
        await SetAsync(("subscriptionDuplicates", true));
        await SubscribeAsync();

        Assert.Equal($"Subscription Id <{first.Text("id")}> already exists for the requested combination", (string)again.Body!["error"]!["message"]!);
    }

    [Fact]
    public async Task Less_than_45_minutes_become_45_and_more_than_7_days_are_refused_or_shortened()
    {
        Assert.Equal(In(TimeSpan.FromMinutes(45)), (await SubscribeAsync(Order(life: TimeSpan.FromMinutes(5)))).Text("expirationDateTime"));
        (await PostAsync("v1.0/subscriptions", Order("updated", life: TimeSpan.FromMinutes(10_081)))).Is(400);
        await SetAsync(("subscriptionTooLong", "shortened"));

        var made = await SubscribeAsync(Order("updated", life: TimeSpan.FromDays(30)));
        Assert.Equal(In(TimeSpan.FromMinutes(10_080)), made.Text("expirationDateTime"));
    }

    [Fact]
    public async Task A_subscription_is_renewed_until_it_has_expired_or_is_removed()
    {
        var path = $"v1.0/subscriptions/{(await SubscribeAsync(Order(life: TimeSpan.FromHours(1)))).Text("id")}";
        Clock.Advance(TimeSpan.FromMinutes(50));
        var renewed = (await SendAsync(HttpMethod.Patch, path, new JsonObject { ["expirationDateTime"] = In(TimeSpan.FromHours(1)) })).Is(200);
        (await PostAsync(path + "/reauthorize")).Is(204);
        (await SendAsync(HttpMethod.Patch, path, new JsonObject { ["lifecycleNotificationUrl"] = Listener.Address })).Is(400);
        Clock.Advance(TimeSpan.FromMinutes(59));
        (await GetAsync(path)).Is(200);
        Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(2, Listener.Validations.Count);
        Assert.Equal("2026-11-23T10:30:00Z", renewed.Text("expirationDateTime"));
        Assert.Equal("ResourceNotFound", (await GetAsync(path)).Is(404).Code);

        var second = $"v1.0/subscriptions/{(await SubscribeAsync()).Text("id")}";
        (await SendAsync(HttpMethod.Delete, second, null)).Is(204);
        (await SendAsync(HttpMethod.Delete, second, null)).Is(404);
    }

    [Fact]
    public async Task Renewal_asks_the_endpoint_again_only_where_that_is_set()
    {
        await SetAsync(("subscriptionRevalidates", true));
        var path = $"v1.0/subscriptions/{(await SubscribeAsync()).Text("id")}";
        (await SendAsync(HttpMethod.Patch, path, new JsonObject { ["expirationDateTime"] = In(TimeSpan.FromDays(1)) })).Is(200);

        Assert.Equal(3, Listener.Validations.Count);
    }

    [Theory]
    [InlineData("users/nobody@contoso.com/messages")]
    [InlineData("users/support@contoso.com/mailFolders('nothing')/messages")]
    public async Task What_the_mailbox_does_not_have_is_refused_in_outlooks_words(string resource) =>
        Assert.Equal("ExtensionError", (await PostAsync("v1.0/subscriptions", Order(resource: resource))).Is(404).Code);

    private async Task<int> DefaultOfAsync(string knob) => (int)(await GetAsync("control/faults")).Body!["knobs"]!.AsArray()
        .Single(one => (string)one!["name"]! == knob)!["default"]!;
}
