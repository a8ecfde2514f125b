using System.Text.Json.Nodes;
using ChatSla.Teams;

namespace ChatSla.Commands;

/// <summary>Buttons that run a command, as if whoever presses them had written it.</summary>
public static class CommandButtons
{
    /// <param name="command">As it is written; what the button says too.</param>
    public static JsonObject Run(string command) => Run(command, char.ToUpper(command[0], System.Globalization.CultureInfo.CurrentCulture) + command[1..]);

    public static JsonObject Run(string command, string title) => Elements.Submit(title, new JsonObject { [CommandWords.ButtonKey] = command });

    public static JsonObject Of(string verb) => Run(CommandVocabulary.Word(verb));
}
