using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>Inputs of dialogs in which nothing must be filled in: the program says what is missing, and keeps what was typed.</summary>
public static class Inputs
{
    public static JsonObject Text(string id, string label, string placeholder, string? value, int maxLength = 20_000)
    {
        var input = Elements.TextInput(id, label, "", placeholder, value, maxLength);
        input.Remove("isRequired");
        input.Remove("errorMessage");
        return input;
    }

    public static JsonObject Line(string id, string label, string placeholder, string? value)
    {
        var input = Text(id, label, placeholder, value, 320);
        input.Remove("isMultiline");
        return input;
    }

    /// <param name="value">HH:mm.</param>
    public static JsonObject Time(string id, string label, string value) => new() { ["type"] = "Input.Time", ["id"] = id, ["label"] = label, ["value"] = value };

    public static JsonObject Toggle(string id, string title, bool isOn) =>
        new() { ["type"] = "Input.Toggle", ["id"] = id, ["title"] = title, ["wrap"] = true, ["value"] = isOn ? "true" : "false" };

    /// <summary>A list that takes one line until it is opened.</summary>
    public static JsonObject Compact(string id, string label, string? value, IEnumerable<(string Value, string Title)> choices)
    {
        var input = Elements.Choices(id, label, value ?? "", [.. choices]);
        input["style"] = "compact";
        input.Remove("isRequired");
        input.Remove("errorMessage");
        if (value is null) input.Remove("value");
        return input;
    }

    /// <summary>An input with a button beside it.</summary>
    public static JsonObject WithButton(JsonObject input, JsonObject action)
    {
        var columns = Elements.Columns(("stretch", input), ("auto", new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(action) }));
        columns["columns"]![1]!["verticalContentAlignment"] = "Bottom";
        return columns;
    }

    /// <summary>What a toggle was left at.</summary>
    public static bool IsOn(JsonObject data, string id) => data[id] is { } value && string.Equals(value.ToString(), "true", StringComparison.OrdinalIgnoreCase);
}
