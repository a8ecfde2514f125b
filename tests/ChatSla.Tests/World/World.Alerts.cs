using System.Text.Json.Nodes;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What people are told by name, and what they do about it.</summary>
public sealed partial class World
{
    /// <summary>What the bot said to a person alone, after it has said who it is.</summary>
    public async Task<IReadOnlyList<Said>> ToldAsync(Staff person)
    {
        var chat = (await AskAsync("control/teams"))["personal"]!.AsArray().FirstOrDefault(chat => (string?)chat!["aadObjectId"] == person.Id);
        return chat is null ? [] : [.. chat["messages"]!.AsArray().Select(message => new Said(message!.AsObject(), (string)chat["conversationId"]!)).Where(said => said.IsByBot && !said.Text.StartsWith("I am ChatSla", StringComparison.Ordinal))];
    }

    /// <summary>A click on a button of a message, by its title.</summary>
    public async Task<ClickAnswer> ClickOnAsync(Staff person, Said message, string title) => new(await PostAsync("control/clicks", new JsonObject
    {
        ["as"] = person.Id,
        ["conversationId"] = message.ConversationId,
        ["activityId"] = message.Id,
        ["action"] = message.AllButtons.Single(button => button.Title == title).Action.DeepClone(),
    }));

    /// <summary>Somebody says that they are away.</summary>
    public Task GoesAwayAsync(Staff person) => Get<ChatSla.Storage.Database>().WriteAsync(
        session => ChatSla.Teams.Absences.SetAsync(session, new Core.Queries.Person(person.Id, person.Name), null, new Core.Queries.Person(person.Id, person.Name), Now), Cancellation);

    /// <summary>What became of the alerts, as "red>channel said", in the order of their times.</summary>
    public Task<IReadOnlyList<string>> AlertsAsync() => ReadAsync(session => session.ListAsync<string>("SELECT step || ' ' || COALESCE(outcome, 'waits') FROM alerts ORDER BY at, step, place"));

    /// <summary>Two queries whose promises are due at the same time, and so on.</summary>
    public async Task OpenManyAsync(int count)
    {
        await PostAsync("control/backlog", new JsonObject { ["mailbox"] = WorldSettings.Support, ["count"] = count, ["spacingSeconds"] = 0 });
        await WaitAsync("all are open", async () => (await QueriesAsync()).Count >= count, step: Poll, TimeSpan.FromMinutes(4));
        await WaitAsync("all have their cards", async () => await WaitingAsync(Now) == 0, step: Poll, TimeSpan.FromMinutes(4));
    }

    /// <summary>As <see cref="GoToAsync"/>, where much is to be done.</summary>
    public async Task GoToWaveAsync(Instant at)
    {
        clock.Advance((at - Now).ToTimeSpan());
        await WaitAsync("nothing is due to be told", async () => !(await NextTurnAsync() <= Now) && !await AlertIsDueAsync(), step: null, TimeSpan.FromMinutes(3));
    }

    private async Task<bool> AlertIsDueAsync() => await ReadAsync(session => session.FindAsync<int?>(
        """
        SELECT 1 FROM queries WHERE next_alert_at <= @Now
        UNION ALL SELECT 1 FROM alerts WHERE ended_at IS NULL AND queued_at IS NULL AND say_at <= @Now LIMIT 1
        """,
        new { Now })) is not null;
}
