using System.Text.Json.Nodes;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Connector;

/// <summary>
/// Counts what reaches the connector against Teams' limits: in no stretch of a length more than so many. What is refused for it counts, too.
/// </summary>
internal sealed class ConnectorLimits(SandboxClock clock)
{
    private static readonly (int Count, TimeSpan Span)[] Sends =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private static readonly (int Count, TimeSpan Span)[] Members =
        [(14, TimeSpan.FromSeconds(1)), (16, TimeSpan.FromSeconds(2)), (120, TimeSpan.FromSeconds(30)), (3600, TimeSpan.FromHours(1))];

    private static readonly (int Count, TimeSpan Span)[] OfTenant = [(50, TimeSpan.FromSeconds(1))];

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> arrivals = [];
    private readonly List<JsonObject> violations = [];
    private int requests;
    private int sends;

    /// <summary>Notes a request; how long to wait where it was too much, else null.</summary>
    /// <param name="conversation">The conversation, or the person, that it is about; null: the tenant's limit only.</param>
    public TimeSpan? Arrive(string method, string? conversation)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            requests++;
            if (method != HttpMethods.Get) sends++;
            var waits = new List<TimeSpan?> { Count("tenant", OfTenant, now) };
            if (conversation is not null)
            {
                var isRead = method == HttpMethods.Get;
                waits.Add(Count($"{(isRead ? "members" : "sends")} {TeamsChannel.ChannelIdOf(conversation)}", isRead ? Members : Sends, now));
            }

            return waits.Max();
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            violations.Clear();
            arrivals.Clear();
            requests = sends = 0;
        }
    }

    public JsonObject ToJson()
    {
        lock (gate)
        {
            return new JsonObject
            {
                ["requests"] = requests,
                ["sends"] = sends,
                ["violations"] = violations.Count,
                ["firstViolations"] = new JsonArray([.. violations.Take(20).Select(one => one.DeepClone())]),
            };
        }
    }

    private TimeSpan? Count(string what, (int Count, TimeSpan Span)[] limits, DateTimeOffset now)
    {
        if (!arrivals.TryGetValue(what, out var all)) arrivals[what] = all = [];
        all.Add(now);
        all.RemoveAll(at => at <= now - limits[^1].Span);
        TimeSpan? wait = null;
        foreach (var (count, span) in limits)
        {
            var within = all.Where(at => at > now - span).ToList();
            if (within.Count <= count) continue;

            violations.Add(new JsonObject { ["what"] = what, ["at"] = now.ToString("O"), ["count"] = within.Count, ["limit"] = $"{count}/{span.TotalSeconds:0} s" });
            var free = within[^count] + span - now;
            wait = wait is { } longer && longer > free ? wait : free;
        }

        return wait;
    }
}
