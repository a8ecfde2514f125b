using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Commands;

/// <summary>Reads a command out of what somebody wrote.</summary>
public static partial class CommandWords
{
    /// <summary>What a button of ours carries that runs a command.</summary>
    public const string ButtonKey = "command";

    /// <summary>
    /// What is said to the bot: a button of ours, a message in the personal chat, or one that mentions it. Where it may read along, everything
    /// else in a channel or group is none of its business.
    /// </summary>
    /// <returns>Null: nothing.</returns>
    public static Command? Read(Activity activity)
    {
        if (Text(activity.Value?[ButtonKey]) is { } pressed) return Parse(pressed);
        if (activity.TextWritten is not { } text) return null;

        var mentions = activity.Entities.Where(entity => IsOfBot(entity, activity)).ToList();
        if (mentions.Count == 0 && activity.ConversationType != "personal") return null;

        foreach (var mention in mentions.Select(entity => Text(entity["text"])).OfType<string>().Where(mention => mention.Length > 0))
            text = text.Replace(mention, " ", StringComparison.OrdinalIgnoreCase);
        return Parse(text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase));
    }

    public static Command Parse(string text)
    {
        text = Polite().Replace(Blank().Replace(text, " ").Trim(), "");
        if (text.Length == 0) return new Command.Help();
        if (WhichWords.Take(text) is ({ IsThread: false } bare, "")) return new Command.Show(bare);
        if (CommandVocabulary.Find(text) is ({ } verb, var rest)) return Parse(text, verb, rest);
        if (WhichWords.Take(text) is ({ MessageId: not null } linked, _)) return new Command.Show(linked);
        if (text[0] is 'q' or 'Q' && WhichWords.Take(text) is ({ IsThread: false } named, _)) return new Command.Show(named);
        return DueWord().IsMatch(text) ? new Command.Due(text) : new Command.Unknown(text);
    }

    private static Command Parse(string text, string verb, string rest) => verb switch
    {
        "help" => new Command.Help(),
        "open" when WhichWords.Take(rest) is ({ IsThread: false } query, _) => new Command.Show(query),
        "open" => new Command.Open(),
        "mine" => new Command.Mine(),
        "overdue" => new Command.Overdue(),
        "summary" => new Command.Summary(),
        "noise" => new Command.Noise(),
        "ignored" => new Command.Ignored(),
        "who" => new Command.WhoIsOn(),
        "search" => new Command.Search(rest),
        "show" => Show(rest),
        "why" => new Command.Why(WhichWords.Take(rest).Query),
        "due" => new Command.Due(text),
        "announce" => new Command.Announce(rest),
        "calendar" => new Command.Calendar(rest),
        "watch" => new Command.Watch(AddressIn(rest)),
        "unwatch" => new Command.Unwatch(AddressIn(rest)),
        "away" => new Command.Away(rest),
        "back" => new Command.Back(),
        "language" => new Command.Speak(rest.Trim('.', '?', '!', ' ')),
        "release" when SearchText.Fold(rest) is "all" or "alla" or "allt" or "everything" => new Command.ReleaseAll(),
        _ => Deed(verb, rest),
    };

    /// <summary>"show Q-7", and "show parcel" for whoever knows no number.</summary>
    private static Command Show(string rest) => WhichWords.Take(rest) switch
    {
        ({ IsThread: true }, { Length: > 0 }) => new Command.Search(rest),
        var (query, _) => new Command.Show(query),
    };

    /// <summary>"claim Q-7", "merge Q-7 into Q-5", "split", "call Q-7 told them that it comes tomorrow".</summary>
    private static Command.Deed Deed(string verb, string rest)
    {
        var (query, note) = WhichWords.Take(rest);
        return new Command.Deed(verb, query, verb is "merge" ? WhichWords.Last(note) : null, note);
    }

    private static bool IsOfBot(JsonObject entity, Activity activity) =>
        Text(entity["type"]) == "mention" && Text((entity["mentioned"] as JsonObject)?["id"]) is { } id && id == activity.RecipientId;

    /// <summary>A client may send anything where a word belongs.</summary>
    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Teams turns an address into a link; either form names the mailbox.</summary>
    private static string? AddressIn(string rest)
    {
        var address = Address().Match(rest);
        return address.Success ? address.Value : rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && !IsHere(rest) ? first : null;
    }

    /// <summary>"watch this channel": no mailbox is named.</summary>
    private static bool IsHere(string rest) => SearchText.Fold(rest).TrimEnd('?', '.') is "this channel" or "this" or "here" or "den har kanalen" or "kanalen" or "har";

    [GeneratedRegex(@"[^\s<>""\[\]():;,]+@[^\s<>""\[\]():;,?]+[\p{L}\p{N}]")]
    private static partial Regex Address();

    [GeneratedRegex(@"[ \t\u00A0]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(?:(?:please|snälla|hi|hello|hej|hallå)\b[\s,!.]*)+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Polite();

    [GeneratedRegex(@"\b(?:due|klart|klar|förfaller|svarat)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DueWord();
}
