using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.Control;

internal enum KnobKind
{
    /// <summary>On or off.</summary>
    Switch,

    /// <summary>How many times more it happens; used up one by one.</summary>
    Count,

    Number,
    Percent,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>On for all, off for all, or on for the mailboxes of a list of addresses.</summary>
    Mailboxes,
}

/// <summary>One thing that can be set, with the words the page shows for it.</summary>
internal sealed record Knob(Fault Fault, string Group, KnobKind Kind, string Label, string Note)
{
    public int Usual { get; init; }

    /// <summary>The first one is the usual one.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(Fault.ToString());

    public JsonNode Default => Kind switch
    {
        KnobKind.Switch => Usual > 0,
        KnobKind.Mailboxes => false,
        KnobKind.Choice => Choices[0],
        _ => Usual,
    };

    /// <summary>The value in the kind of this knob; null where it cannot be one.</summary>
    public JsonNode? Read(JsonNode? value) => Kind switch
    {
        KnobKind.Switch => IsTrue(value),
        KnobKind.Mailboxes => value is JsonArray { Count: > 0 } addresses ? Addresses(addresses) : IsTrue(value),
        KnobKind.Choice => Choices.FirstOrDefault(choice => string.Equals(choice, value?.ToString(), StringComparison.Ordinal)),
        KnobKind.Percent => Math.Clamp(Whole(value), 0, 100),
        _ => Math.Max(0, Whole(value)),
    };

    public JsonObject Describe() => new()
    {
        ["name"] = Name,
        ["group"] = Group,
        ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(Kind.ToString()),
        ["label"] = Label,
        ["note"] = Note,
        ["default"] = Default,
        ["choices"] = Choices.Count == 0 ? null : new JsonArray([.. Choices.Select(choice => JsonValue.Create(choice))]),
    };

    private static bool IsTrue(JsonNode? value) => value?.GetValueKind() == JsonValueKind.True || Whole(value) > 0;

    private static int Whole(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.Number => (int)Math.Clamp(value.GetValue<double>(), int.MinValue, int.MaxValue),
        _ => 0,
    };

    private static JsonArray Addresses(JsonArray given) =>
        new([.. given.Select(address => JsonValue.Create(address?.ToString().ToLowerInvariant()))]);
}
