using System.Text.Json.Nodes;

namespace ChatSla.Tests.World;

/// <summary>Each person's own view of a card: whose clients ask for it, and what they get.</summary>
public sealed class ViewerTests : InWorld
{
    [Fact]
    public async Task The_owner_comes_first_of_those_whose_clients_may_ask()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Bo, query, "claim");
        await World.EscalateAsync(Staff.Ada, query, "They threaten to leave.");
        await World.SettleAsync();

        var asked = (await World.CardOf(query)).Card!["refresh"]!["userIds"]!.AsArray().Select(id => (string)id!).ToList();

        Assert.Contains("boLind", asked[0], StringComparison.Ordinal);
        Assert.InRange(asked.Count, 2, 60);
    }

    [Fact]
    public async Task A_client_that_asks_by_itself_gets_a_card_for_whoever_looks()
    {
        var query = await World.OpenAsync(Customer.Karin);
        await World.ClickAsync(Staff.Bo, query, "claim");
        await World.SettleAsync();

        var answer = await RefreshAsync(Staff.Bo, query, (await World.CardOf(query)).ConversationId);

        Assert.Contains("Parcel 4711", answer.Card!.ToJsonString());
        Assert.Equal("Answer", (string?)answer.Card["actions"]![0]!["title"]);
        var others = await RefreshAsync(Staff.Ada, query, (await World.CardOf(query)).ConversationId);
        Assert.Equal(["Take over", "Escalate", "More"], others.Card!["actions"]!.AsArray().Select(action => (string?)action!["title"]));
    }

    [Fact]
    public async Task Somebody_who_may_not_see_the_query_gets_a_card_that_tells_nothing_of_it()
    {
        var query = await World.OpenAsync(Customer.Karin);

        var answer = await RefreshAsync(new Staff("eeeeeeee-0000-4000-8000-00000000eeee", "Eve"), query, "a:1-somewhere-else");

        Assert.Equal("AdaptiveCard", (string?)answer.Card!["type"]);
        Assert.DoesNotContain("Parcel 4711", answer.Card.ToJsonString());
        Assert.DoesNotContain("Karin", answer.Card.ToJsonString());
    }

    private Task<ClickAnswer> RefreshAsync(Staff person, Guid query, string conversation)
    {
        var activity = World.Activity("invoke", person, conversation);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "refresh", ["data"] = new JsonObject { ["query"] = query.ToString() } },
            ["trigger"] = "automatic",
        };
        return World.DeliverAsync(activity);
    }
}
