using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Actions;

/// <summary>The dialogs of a card. A dialog that was refused comes back with what was typed.</summary>
public static class Dialogs
{
    private const int QuoteLength = 6_000;

    public static JsonObject Answer(QueryView view, string sendKey, string? typed = null, string? fault = null)
    {
        var data = Data(view, "answer");
        data["key"] = sendKey;
        return Continue($"Answer Q-{view.Query.Number}", "large", fault, data, "Send",
        [
            Elements.Runs(null, Elements.Run("To  ", subtle: true), Elements.Run(view.Last.Customer, weight: "Bolder")),
            Elements.Plain(CardText.Subject(view.Last.Subject), weight: "Bolder", spacing: "None"),
            Elements.Container("emphasis", [Elements.Plain(Quote(view.Last.NewText))]),
            Elements.TextInput("text", "Your answer", "Write your answer first.", "It goes out from the shared mailbox, in the same thread.", typed),
        ]);
    }

    public static JsonObject Escalate(QueryView view, string? typed = null, string? fault = null) =>
        Reason(view, "escalate", "Escalate", "Why do you call the managers?", "What they should know, and what you need from them.", typed, fault);

    public static JsonObject Close(QueryView view, string? typed = null, string? fault = null) =>
        Reason(view, "close", "No answer needed", "Why does this need no answer?", "For example: a thank-you, answered by phone, not for us.", typed, fault);

    /// <param name="tomorrow">What the date is set to at first.</param>
    public static JsonObject Pause(QueryView view, LocalDate tomorrow, JsonObject? typed = null, string? fault = null) =>
        Continue($"Pause Q-{view.Query.Number}", "medium", fault, Data(view, "pause"), "Pause",
        [
            Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder"),
            Elements.Words("The clock of the resolution stands until the day you name, or until the customer writes. A reply that is owed never waits.", subtle: true),
            Elements.Choices("for", "Whom do you wait for?", (string?)typed?["for"] ?? nameof(PauseReason.Customer),
                (nameof(PauseReason.Customer), "The customer"), (nameof(PauseReason.ThirdParty), "A third party")),
            Elements.DateInput("until", "Until when, at the latest?", "Name a day.", (string?)typed?["until"] ?? LocalDatePattern.Iso.Format(tomorrow)),
            Elements.TextInput("reason", "What do you wait for?", "Say what you wait for, in a few words.", "For example: the serial number; the courier's answer.", (string?)typed?["reason"], 500),
        ]);

    /// <summary>To be read and closed.</summary>
    public static JsonObject Why(WhyView why) => Open($"Why this colour? Q-{why.Number}", "large", WhyCard.Render(why));

    /// <summary>The dialog closes with this sentence.</summary>
    public static JsonObject Done(string sentence) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = sentence } };

    private static JsonObject Reason(QueryView view, string dialog, string title, string label, string placeholder, string? typed, string? fault) =>
        Continue($"{title}: Q-{view.Query.Number}", "medium", fault, Data(view, dialog), title,
        [
            Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder"),
            Elements.TextInput("reason", label, "Say why, in a few words.", placeholder, typed, 500),
        ]);

    private static JsonObject Continue(string title, string size, string? fault, JsonObject data, string submit, IEnumerable<JsonObject> body)
    {
        var items = fault is null ? body : body.Prepend(Elements.Container("attention", [Elements.Plain(fault, weight: "Bolder")]));
        return Open(title, size, Elements.AdaptiveCard(items, [Elements.Submit(submit, data)]));
    }

    /// <summary>A dialog with nothing to fill in.</summary>
    public static JsonObject Show(string title, string size, JsonObject card) => Open(title, size, card);

    private static JsonObject Open(string title, string size, JsonObject card) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject { ["title"] = title, ["height"] = size, ["width"] = "medium", ["card"] = Messages.Attachment(card) },
        },
    };

    private static JsonObject Data(QueryView view, string dialog) => new() { ["query"] = view.Query.Id.ToString(), ["dialog"] = dialog };

    private static string Quote(string text) => text.Length == 0 ? "(no text)" : CardText.Cut(text, QuoteLength);
}
