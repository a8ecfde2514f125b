using System.Text.RegularExpressions;
using ChatSla.Teams;

namespace ChatSla.Customers;

/// <summary>What somebody wants with announcements, in words: "announce acme.com until Friday: Call before you mail".</summary>
public abstract partial record AnnounceOrder
{
    private AnnounceOrder()
    {
    }

    /// <summary>Which ones stand.</summary>
    public sealed record List : AnnounceOrder;

    /// <param name="Until">As it was written; null: until the end of the day.</param>
    public sealed record Put(string Target, string? Until, string Text) : AnnounceOrder;

    public sealed record TakeBack(string Target) : AnnounceOrder;

    /// <summary>It begins like one and cannot be read.</summary>
    public sealed record Unclear : AnnounceOrder;

    /// <summary>Null: it is something else. In a channel the bot must be mentioned.</summary>
    public static AnnounceOrder? Read(Activity activity) => activity.TextWritten is { } text && (activity.ConversationType == "personal" || IsMentioned(activity)) ? Parse(text) : null;

    public static AnnounceOrder? Parse(string text)
    {
        text = Blank().Replace(Tag().Replace(Mention().Replace(text, " "), "").Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase), " ").Trim();
        if (ListWords().IsMatch(text)) return new List();
        if (TakeBackWords().Match(text) is { Success: true } back) return new TakeBack(back.Groups["target"].Value.Trim('"'));
        if (PutWords().Match(text) is { Success: true } put)
            return new Put(put.Groups["target"].Value.Trim('"'), put.Groups["until"] is { Success: true, Value: var until } ? until : null, put.Groups["text"].Value.Trim());
        return Verb().IsMatch(text) ? new Unclear() : null;
    }

    private static bool IsMentioned(Activity activity) =>
        activity.Entities.Any(entity => (string?)entity["type"] == "mention" && (string?)entity["mentioned"]?["id"] == activity.RecipientId);

    [GeneratedRegex(@"<at>.*?</at>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Mention();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(announce|meddela)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^(announce|announcements|meddela|meddelanden)$", RegexOptions.IgnoreCase)]
    private static partial Regex ListWords();

    [GeneratedRegex(@"^(announce|meddela) (?<target>.+?)(:| )\s*(off|av|ta bort|nothing|inget)$", RegexOptions.IgnoreCase)]
    private static partial Regex TakeBackWords();

    /// <summary>A colon within a time has no space behind it.</summary>
    [GeneratedRegex(@"^(announce|meddela) (?<target>.+?)( (until|till och med|tills|till) (?<until>.+?))?: (?<text>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex PutWords();
}
