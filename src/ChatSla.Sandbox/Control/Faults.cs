using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>The present setting of every knob.</summary>
internal sealed class Faults(EventHub events)
{
    private const string Descriptions = "knobs";

    private static readonly Dictionary<string, Knob> ByName =
        Knobs.All.ToDictionary(knob => knob.Name, StringComparer.OrdinalIgnoreCase);

    private readonly Lock gate = new();
    private readonly Dictionary<Fault, JsonNode> values = Knobs.All.ToDictionary(knob => knob.Fault, knob => knob.Default);
    private readonly Dictionary<(Fault, string), int> rolls = [];

    public bool IsOn(Fault fault)
    {
        lock (gate) return values[fault].GetValueKind() == JsonValueKind.True;
    }

    public bool IsOn(Fault fault, Mailbox mailbox)
    {
        lock (gate)
        {
            return values[fault] is JsonArray addresses
                ? addresses.Any(address => string.Equals(address!.ToString(), mailbox.Address, StringComparison.OrdinalIgnoreCase))
                : values[fault].GetValueKind() == JsonValueKind.True;
        }
    }

    public int Number(Fault fault)
    {
        lock (gate) return values[fault].GetValue<int>();
    }

    public string Choice(Fault fault)
    {
        lock (gate) return values[fault].GetValue<string>();
    }

    public TimeSpan Delay(Fault fault) => TimeSpan.FromMilliseconds(Number(fault));

    /// <summary>Uses one up, if there is one left.</summary>
    public bool TakeOne(Fault fault)
    {
        lock (gate)
        {
            var left = values[fault].GetValue<int>();
            if (left <= 0) return false;
            values[fault] = left - 1;
        }

        events.Publish(SandboxEvent.Faults);
        return true;
    }

    /// <summary>Whether it happens this time, by its percentage; for one seed the answers come in the same order for each subject.</summary>
    public bool Happens(Fault percentage, string subject = "")
    {
        lock (gate) return values[percentage].GetValue<int>() is > 0 and var percent && Roll(percentage, subject) < percent / 100.0;
    }

    /// <summary>From 0 to below 1, by the seed.</summary>
    public double Chance(Fault fault, string subject = "")
    {
        lock (gate) return Roll(fault, subject);
    }

    /// <summary>Sets those that are named, or none; the answer says what is wrong with the order, or is null.</summary>
    public string? Change(JsonObject changes)
    {
        lock (gate)
        {
            foreach (var (name, value) in changes.Where(change => change.Key is not ("reset" or Descriptions)))
            {
                if (!ByName.TryGetValue(name, out var knob)) return $"There is no fault '{name}'.";
                if (knob.Read(value) is null) return $"'{name}' is one of {string.Join(", ", knob.Choices)}.";
            }

            if (changes["reset"] is not null) Reset();
            foreach (var (name, value) in changes)
            {
                if (!ByName.TryGetValue(name, out var knob)) continue;
                values[knob.Fault] = knob.Read(value)!;
                if (knob.Fault == Fault.Seed) rolls.Clear();
            }
        }

        events.Publish(SandboxEvent.Faults);
        return null;
    }

    public JsonObject ToJson()
    {
        lock (gate) return new JsonObject(Knobs.All.Select(knob => KeyValuePair.Create(knob.Name, (JsonNode?)values[knob.Fault].DeepClone())));
    }

    /// <summary>As <see cref="ToJson"/>, and what each of them is.</summary>
    public JsonObject Describe()
    {
        var described = ToJson();
        described[Descriptions] = Knobs.All.Select(knob => knob.Describe()).ToJsonArray();
        return described;
    }

    private void Reset()
    {
        foreach (var knob in Knobs.All) values[knob.Fault] = knob.Default;
        rolls.Clear();
    }

    private double Roll(Fault fault, string subject)
    {
        var turn = rolls.GetValueOrDefault((fault, subject));
        rolls[(fault, subject)] = turn + 1;
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{values[Fault.Seed]}|{fault}|{subject}|{turn}"));
        return BitConverter.ToUInt32(bytes) / (uint.MaxValue + 1.0);
    }
}
