using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Commands;

/// <summary>What was not understood, and what may have been meant.</summary>
public static class UnknownCard
{
    private const int Cited = 60;

    public static JsonObject Message(string asked)
    {
        var nearest = CommandVocabulary.Nearest(asked);
        var cited = CardText.Cut(CardText.OneLine(asked), Cited);
        var sentence = nearest.Count == 0
            ? CommandStrings.Unknown.With(cited, CommandVocabulary.Word("help"))
            : CommandStrings.DidYouMean.With(cited, string.Join(CommandStrings.Or, nearest.Select(word => $"\"{word}\"")));
        var buttons = nearest.Count == 0 ? [CommandButtons.Of("help")] : nearest.Select(CommandButtons.Run);
        return Messages.Card(Elements.AdaptiveCard([Elements.Plain(sentence)], buttons), sentence);
    }
}
