using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

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

    /// <param name="value">2026-11-23.</param>
    public static JsonObject Day(string id, string label, string error, string value, LocalDate from, LocalDate to)
    {
        var input = Elements.DateInput(id, label, error, value);
        (input["min"], input["max"]) = (LocalDatePattern.Iso.Format(from), LocalDatePattern.Iso.Format(to));
        return input;
    }

    /// <summary>
    /// Teams searches the members of the conversation that the card stands in and gives Entra object ids; a client that cannot offers the choices.
    /// </summary>
    public static JsonObject People(string id, string label, string error, string placeholder, string? value, IEnumerable<(string ObjectId, string Name)> people)
    {
        var input = Elements.Choices(id, label, value ?? "", [.. people]);
        (input["style"], input["errorMessage"], input["placeholder"]) = ("filtered", error, placeholder);
        input["choices.data"] = new JsonObject { ["type"] = "Data.Query", ["dataset"] = "graph.microsoft.com/users?scope=currentContext" };
        if (value is null) input.Remove("value");
        return input;
    }

    /// <summary>One of a few lines, none of which must be chosen.</summary>
    public static JsonObject List(string id, string label, string? value, IEnumerable<(string Value, string Title)> choices)
    {
        var input = Compact(id, label, value, choices);
        (input["style"], input["wrap"]) = ("expanded", true);
        return input;
    }

    /// <summary>Any of a few lines; what comes back has commas between.</summary>
    public static JsonObject Several(string id, string label, string value, IEnumerable<(string Value, string Title)> choices)
    {
        var input = List(id, label, value, choices);
        input["isMultiSelect"] = true;
        return input;
    }

    /// <summary>Two inputs beside each other.</summary>
    public static JsonObject Pair(JsonObject one, JsonObject other) => Elements.Columns(("stretch", one), ("stretch", other));

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
