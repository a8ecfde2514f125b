using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Control;

/// <summary>What can be made to go wrong. Counts are used up one by one, switches stay, delays are real milliseconds.</summary>
internal enum Fault
{
    GraphThrottle,
    GraphUnavailable,
    GraphDown,
    SendAcceptedThen504,
    SendAcceptedThenReset,
    DeltaExpire,
    DeltaDuplicates,
    ConnectorThrottle,
    ConnectorUnavailable,
    ConnectorDown,
    BotRemoved,
    SendDelayMs,
    SentItemsDelayMs,
}

/// <summary>The present setting of every fault.</summary>
internal sealed class Faults(EventHub events)
{
    private static readonly Fault[] Switches =
        [Fault.GraphDown, Fault.DeltaExpire, Fault.DeltaDuplicates, Fault.ConnectorDown, Fault.BotRemoved];

    private readonly Lock gate = new();
    private readonly Dictionary<Fault, int> values = Defaults();

    public bool IsOn(Fault fault)
    {
        lock (gate) return values[fault] > 0;
    }

    public TimeSpan Delay(Fault fault)
    {
        lock (gate) return TimeSpan.FromMilliseconds(values[fault]);
    }

    /// <summary>Uses one up, if there is one left.</summary>
    public bool TakeOne(Fault fault)
    {
        lock (gate)
        {
            if (values[fault] <= 0) return false;
            values[fault]--;
        }

        events.Publish(SandboxEvent.Faults);
        return true;
    }

    /// <summary>Sets those that are named; the answer is the first name that is not a fault, or null.</summary>
    public string? Change(JsonObject changes)
    {
        lock (gate)
        {
            if (changes.FirstOrDefault(change => Find(change.Key) is null && change.Key != "reset").Key is { } unknown) return unknown;

            if (changes["reset"] is not null) Reset();
            foreach (var (name, value) in changes)
            {
                if (Find(name) is { } fault) values[fault] = Read(value);
            }
        }

        events.Publish(SandboxEvent.Faults);
        return null;
    }

    public JsonObject ToJson()
    {
        lock (gate) return new JsonObject(values.Select(fault => KeyValuePair.Create(Name(fault.Key), Show(fault.Key, fault.Value))));
    }

    private static Dictionary<Fault, int> Defaults()
    {
        var values = Enum.GetValues<Fault>().ToDictionary(fault => fault, _ => 0);
        values[Fault.SendDelayMs] = 150;
        values[Fault.SentItemsDelayMs] = 300;
        return values;
    }

    private static Fault? Find(string name) => Enum.TryParse<Fault>(name, ignoreCase: true, out var fault) ? fault : null;

    private static string Name(Fault fault) => JsonNamingPolicy.CamelCase.ConvertName(fault.ToString());

    private static JsonNode? Show(Fault fault, int value) => Switches.Contains(fault) ? value > 0 : value;

    private static int Read(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.Number => Math.Max(0, value.GetValue<int>()),
        _ => 0,
    };

    private void Reset()
    {
        foreach (var (fault, value) in Defaults()) values[fault] = value;
    }
}
