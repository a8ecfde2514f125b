using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Graph;

/// <summary>How many requests there have been, by mailbox and kind, and how many are in flight. Times are ticks of real time.</summary>
internal sealed class RequestCounts
{
    private const string NoMailbox = "none";
    private static readonly long Window = TimeSpan.FromMinutes(10).Ticks;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, SortedDictionary<string, int>> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> inFlight = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<long>> recent = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, int> statuses = [];
    private int all;
    private int highest;

    /// <summary>Counts a request in; returns how many are in flight with it, for the app and for the mailbox.</summary>
    public (int App, int Mailbox) Begin(GraphCall call)
    {
        lock (gate)
        {
            var mailbox = call.User ?? NoMailbox;
            if (!counts.TryGetValue(mailbox, out var kinds)) counts[mailbox] = kinds = new(StringComparer.Ordinal);
            kinds[call.Kind] = kinds.GetValueOrDefault(call.Kind) + 1;

            // A batch is taken apart before Outlook sees it, and subscriptions are not Outlook's.
            if (call.User is null) return (0, 0);
            inFlight[mailbox] = inFlight.GetValueOrDefault(mailbox) + 1;
            highest = Math.Max(highest, ++all);
            return (all, inFlight[mailbox]);
        }
    }

    public void End(GraphCall call, int status)
    {
        lock (gate)
        {
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (call.User is not { } mailbox) return;
            inFlight[mailbox]--;
            all--;
        }
    }

    /// <summary>How long until the mailbox may be asked again, if it has been asked more than so often in 10 minutes.</summary>
    public TimeSpan? Over(int limit, string mailbox, long now)
    {
        lock (gate)
        {
            if (!recent.TryGetValue(mailbox, out var asked)) recent[mailbox] = asked = new();
            asked.Enqueue(now);
            while (asked.Peek() <= now - Window) asked.Dequeue();
            return asked.Count > limit ? TimeSpan.FromTicks(asked.Peek() + Window - now) : null;
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            counts.Clear();
            recent.Clear();
            statuses.Clear();
            highest = all;
        }
    }

    public JsonObject ToJson()
    {
        lock (gate)
        {
            return new JsonObject
            {
                ["total"] = counts.Values.Sum(kinds => kinds.Values.Sum()),
                ["inFlight"] = all,
                ["highestInFlight"] = highest,
                ["statuses"] = new JsonObject(statuses.OrderBy(one => one.Key).Select(one => KeyValuePair.Create($"{one.Key}", (JsonNode?)one.Value))),
                ["mailboxes"] = new JsonObject(counts.Select(mailbox => KeyValuePair.Create(mailbox.Key, (JsonNode?)new JsonObject(
                    mailbox.Value.Select(kind => KeyValuePair.Create(kind.Key, (JsonNode?)kind.Value)))))),
            };
        }
    }
}
