using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>What is let in from Teams, and what is turned away.</summary>
public sealed class DoorTests : InWorld
{
    private static readonly Staff Outsider = new("e5e5e5e5-0005-4005-8005-00000000e005", "Eve Outside");

    [Fact]
    public async Task A_click_by_somebody_outside_the_team_is_refused_with_a_sentence()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);

        var claim = await World.DeliverAsync(Invoke("adaptiveCard/action", Outsider, card, new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "claim", ["data"] = new JsonObject { ["query"] = query.ToString() } },
        }));
        var dialog = await World.DeliverAsync(Invoke("task/fetch", Outsider, card, Data(query)));
        var why = await World.DeliverAsync(Invoke("task/fetch", Outsider, card, new JsonObject { ["data"] = new JsonObject { ["query"] = query.ToString(), ["dialog"] = "why" } }));
        var answer = await World.DeliverAsync(Invoke("task/submit", Outsider, card, Data(query, "Pay me instead.")));

        Assert.Equal((200, "Only a member of this team can do that."), (claim.Status, claim.Text));
        Assert.Equal((200, "Only a member of this team can do that."), (dialog.Status, dialog.Text));
        Assert.Equal((200, "Only a member of this team can do that."), (why.Status, why.Text));
        Assert.Contains("Only a member of this team can do that.", answer.Text);
        Assert.DoesNotContain("Where is my parcel?", answer.Text);
        Assert.Single((await World.QueryAsync(query)).History);
        Assert.Empty(await World.InboxOfAsync(Customer.Karin));
    }

    [Fact]
    public async Task An_activity_of_another_tenant_is_forbidden()
    {
        var foreign = World.Activity("message", Staff.Ada);
        foreign["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999";

        Assert.Equal(403, (await World.DeliverAsync(foreign)).Status);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_too_large()
    {
        var huge = World.Activity("message", Staff.Ada);
        huge["text"] = new string('x', 257 * 1024);

        Assert.Equal(413, (await World.DeliverAsync(huge)).Status);
    }

    [Fact]
    public async Task An_unknown_invoke_is_not_implemented()
    {
        var invoke = World.Activity("invoke", Staff.Ada);
        invoke["name"] = "handoff/action";
        invoke["value"] = new JsonObject();

        Assert.Equal(501, (await World.DeliverAsync(invoke)).Status);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("something/new")]
    public async Task An_activity_of_an_unknown_kind_does_nothing(string type)
    {
        var before = (await World.SupportAsync()).Count;

        Assert.Equal(202, (await World.DeliverAsync(World.Activity(type, Staff.Ada))).Status);
        await World.SettleAsync();

        Assert.Equal(before, (await World.SupportAsync()).Count);
        Assert.Equal(0, await World.ParkedAsync());
    }

    [Fact]
    public async Task An_action_that_makes_no_sense_is_answered_and_harms_nothing()
    {
        var query = await World.OpenAsync(Customer.Karin);
        var card = await World.CardOf(query);

        var unknown = await World.ClickAsync(Staff.Ada, card, query, "explode");
        var nowhere = await World.ClickAsync(Staff.Ada, card, Guid.NewGuid(), "claim");
        var empty = await World.DeliverAsync(Invoke("adaptiveCard/action", Staff.Ada, card, []));

        Assert.StartsWith("This button is from another version", unknown.Text);
        Assert.StartsWith("There is no query", nowhere.Text);
        Assert.Equal(400, empty.Status);
        Assert.Single((await World.QueryAsync(query)).History);
    }

    private static JsonObject Data(Guid query, string text = "") =>
        new() { ["data"] = new JsonObject { ["query"] = query.ToString(), ["dialog"] = "answer", ["text"] = text, ["key"] = "a-key" } };

    private JsonObject Invoke(string name, Staff from, Said card, JsonObject value)
    {
        var invoke = World.Activity("invoke", from, card.ConversationId);
        invoke["name"] = name;
        invoke["replyToId"] = card.Id;
        invoke["value"] = value;
        return invoke;
    }
}
