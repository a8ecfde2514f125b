using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Actions;

/// <summary>The dialogs of a card that send nothing to the customer. A dialog that was refused comes back with what was typed.</summary>
public static class Dialogs
{
    public static JsonObject Escalate(QueryView view, string? typed = null, string? fault = null) =>
        Reason(view, "escalate", "Escalate", "Why do you call the managers?", "What they should know, and what you need from them.", typed, fault);

    public static JsonObject Close(QueryView view, string? typed = null, string? fault = null) =>
        Reason(view, "close", "No answer needed", "Why does this need no answer?", "For example: a thank-you, answered by phone, not for us.", typed, fault);

    /// <param name="tomorrow">What the date is set to at first.</param>
    public static JsonObject Pause(QueryView view, LocalDate tomorrow, JsonObject? typed = null, string? fault = null) =>
        DialogFrame.Ask($"Pause Q-{view.Query.Number}", "medium", fault, DialogFrame.Data(view, "pause"), "Pause",
        [
            Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder"),
            Elements.Words("The clock of the resolution stands until the day you name, or until the customer writes. A reply that is owed never waits.", subtle: true),
            Elements.Choices("for", "Whom do you wait for?", (string?)typed?["for"] ?? nameof(PauseReason.Customer),
                (nameof(PauseReason.Customer), "The customer"), (nameof(PauseReason.ThirdParty), "A third party")),
            Elements.DateInput("until", "Until when, at the latest?", "Name a day.", (string?)typed?["until"] ?? LocalDatePattern.Iso.Format(tomorrow)),
            Elements.TextInput("reason", "What do you wait for?", "Say what you wait for, in a few words.", "For example: the serial number; the courier's answer.", (string?)typed?["reason"], 500),
        ]);

    /// <summary>To be read and closed.</summary>
    public static JsonObject Why(WhyView why) => DialogFrame.Show($"Why this colour? Q-{why.Number}", "large", WhyCard.Render(why));

    private static JsonObject Reason(QueryView view, string dialog, string title, string label, string placeholder, string? typed, string? fault) =>
        DialogFrame.Ask($"{title}: Q-{view.Query.Number}", "medium", fault, DialogFrame.Data(view, dialog), title,
        [
            Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder"),
            Elements.TextInput("reason", label, "Say why, in a few words.", placeholder, typed, 500),
        ]);
}
