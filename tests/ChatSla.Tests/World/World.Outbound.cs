using System.Text.Json.Nodes;
using NodaTime;

namespace ChatSla.Tests.World;

/// <summary>What reaches Teams, and how fast.</summary>
public sealed partial class World
{
    /// <summary>How many requests have reached Teams, and how many of them were more than it allows.</summary>
    public async Task<(int Requests, int Violations)> ConnectorAsync() =>
        (await AskAsync("control/connector")) is var seen ? ((int)seen["requests"]!, (int)seen["violations"]!) : default;

    /// <summary>Every live card in the team's channel, in the order in which they were posted.</summary>
    public async Task<IReadOnlyList<Said>> LiveCardsAsync() => [.. (await SupportAsync()).Where(message => message.LiveCardOf is not null)];

    /// <summary>How many of them would have said or changed something.</summary>
    public async Task<int> SendsAsync() => (int)(await AskAsync("control/connector"))["sends"]!;

    /// <summary>The next requests to Teams are answered like that, as "412 PreconditionFailed", and nothing is done.</summary>
    public Task RefuseAsync(string answer, int times) => PostAsync("control/faults", new JsonObject { ["connectorFailure"] = answer, ["connectorFails"] = times });

    /// <summary>Time passes in small steps, each as long as it takes to do what is due; in one of a minute both folders are looked at too.</summary>
    public async Task StepAsync(Duration duration, Duration step)
    {
        for (var left = duration; left > Duration.Zero; left -= step)
        {
            var looks = LooksAtFolders;
            clock.Advance(Duration.Min(step, left).ToTimeSpan());
            if (step >= Duration.FromMinutes(1)) await LookedAsync(looks + 2);
            await IdleAsync();
        }
    }

    /// <summary>As <see cref="StepAsync"/>, until it is so.</summary>
    public async Task<Duration> StepUntilAsync(string what, Func<Task<bool>> isSo, Duration step, Duration most)
    {
        var since = Now;
        while (!await isSo())
        {
            Assert.True(Now - since < most, $"Within {most} it never came true that {what}. {await OutboxAsync()}");
            await PassAsync(step);
        }

        return Now - since;
    }
}
