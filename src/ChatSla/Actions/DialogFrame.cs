using System.Text.Json.Nodes;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Actions;

/// <summary>What all dialogs are made in.</summary>
public static class DialogFrame
{
    /// <summary>Puts what somebody has written already into an input of a dialog that is about to open.</summary>
    public static JsonObject Fill(JsonObject dialog, string input, string? written)
    {
        var body = (dialog["task"]?["value"] as JsonObject)?["card"]?["content"]?["body"] as JsonArray;
        if (written is not null && body?.OfType<JsonObject>().FirstOrDefault(element => (string?)element["id"] == input) is { } found) found["value"] = written;
        return dialog;
    }

    /// <summary>The dialog closes with this sentence.</summary>
    public static JsonObject Done(string sentence) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = sentence } };

    /// <param name="submit">Null: nothing can be sent.</param>
    /// <param name="data">Comes back with what was typed.</param>
    /// <param name="more">Buttons beside the one that submits.</param>
    public static JsonObject Ask(string title, string size, string? fault, JsonObject data, string? submit, IEnumerable<JsonObject> body, params IEnumerable<JsonObject> more)
    {
        var items = fault is null ? body : body.Prepend(Elements.Container("attention", [Elements.Plain(fault, weight: "Bolder")]));
        return Show(title, size, Elements.AdaptiveCard(items, submit is null ? more : more.Prepend(Elements.Submit(submit, data))));
    }

    public static JsonObject Show(string title, string size, JsonObject card) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject { ["title"] = title, ["height"] = size, ["width"] = "medium", ["card"] = Messages.Attachment(card) },
        },
    };

    public static JsonObject Data(QueryView view, string dialog) => new() { ["query"] = view.Query.Id.ToString(), ["dialog"] = dialog };

    /// <summary>A button within a dialog that opens another in its place; what was typed is left behind, and need not be right.</summary>
    public static JsonObject Lead(QueryView view, string dialog, string title)
    {
        var data = Data(view, dialog);
        (data["open"], data["from"]) = (true, "more");
        var lead = Elements.Submit(title, data);
        lead["associatedInputs"] = "none";
        return lead;
    }

    /// <summary>Back to all that can be done.</summary>
    public static JsonObject Back(QueryView view) => Lead(view, "more", DialogStrings.Back);
}
