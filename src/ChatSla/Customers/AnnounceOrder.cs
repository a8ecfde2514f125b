using System.Text.RegularExpressions;

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

    /// <summary>It cannot be read.</summary>
    public sealed record Unclear : AnnounceOrder;

    /// <param name="words">What follows the command.</param>
    public static AnnounceOrder Parse(string words)
    {
        var text = Blank().Replace(Tag().Replace(words, ""), " ").Trim();
        if (text.Length == 0) return new List();
        if (TakeBackWords().Match(text) is { Success: true } back) return new TakeBack(back.Groups["target"].Value.Trim('"'));
        return PutWords().Match(text) is { Success: true } put
            ? new Put(put.Groups["target"].Value.Trim('"'), put.Groups["until"] is { Success: true, Value: var until } ? until : null, put.Groups["text"].Value.Trim())
            : new Unclear();
    }

    /// <summary>Teams makes a link of a domain.</summary>
    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(?<target>.+?)(:| )\s*(off|av|ta bort|nothing|inget)$", RegexOptions.IgnoreCase)]
    private static partial Regex TakeBackWords();

    /// <summary>A colon within a time has no space behind it.</summary>
    [GeneratedRegex(@"^(?<target>.+?)( (until|till och med|tills|till) (?<until>.+?))?: (?<text>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex PutWords();
}
