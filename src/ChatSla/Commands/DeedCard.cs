using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Commands;

/// <summary>
/// What a command in words begins and a dialog ends. "answer Q-7 It comes tomorrow" sends nothing: what stands in a chat was seen without the
/// customer's mail beside it, may have been meant for a colleague, and a mail cannot be taken back. The words stand in the dialog that the button opens.
/// </summary>
public static class DeedCard
{
    /// <summary>An answer is looked at before it leaves; an escalation needs a reason.</summary>
    public static bool Asks(Command.Deed deed) => deed.Verb is "answer" || (deed.Verb is "escalate" && deed.Note.Length == 0);

    public static JsonObject Message(QueryView view, Command.Deed deed)
    {
        var number = view.Query.Number;
        var isAnswer = deed.Verb is "answer";
        var sentence = !isAnswer ? CommandStrings.EscalateAsks.With(number) : deed.Note.Length > 0 ? CommandStrings.AnswerIsReady.With(number) : CommandStrings.AnswerAsks.With(number);
        var data = new JsonObject { ["query"] = view.Query.Id.ToString() };
        if (deed.Note.Length > 0) data["text"] = deed.Note;

        var body = new List<JsonObject>
        {
            Elements.Words(sentence, weight: "Bolder"),
            Elements.Runs("None", Elements.Run(CardText.Subject(view.First.Subject, 90)), Elements.Run($"  {CardText.Cut(CardText.OneLine(view.First.Customer), 60)}", subtle: true)),
        };
        if (deed.Note.Length > 0) body.Add(Elements.Container("emphasis", [Elements.Plain(CardText.Cut(deed.Note, 600))]));
        return Messages.Card(
            Elements.AdaptiveCard(body, [Elements.Dialog(deed.Verb, isAnswer ? CommandStrings.AnswerButton : CommandStrings.EscalateButton, data)]), sentence);
    }
}
