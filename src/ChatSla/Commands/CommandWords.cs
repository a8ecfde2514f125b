using System.Globalization;
using System.Text.RegularExpressions;
using ChatSla.Teams;

namespace ChatSla.Commands;

/// <summary>Reads a command out of what somebody wrote.</summary>
public static partial class CommandWords
{
    private static readonly string[] Names = ["help", "open", "mine", "summary", "ignored", "show", "why", "due", "calendar", "watch", "merge", "unmerge", "split", "call"];

    /// <summary>The words after the bot's own mention; the mentions of others stay.</summary>
    public static Command Read(Activity activity)
    {
        var text = activity.TextWritten ?? "";
        foreach (var entity in activity.Entities)
        {
            if ((string?)entity["type"] == "mention" && (string?)entity["mentioned"]?["id"] == activity.RecipientId && (string?)entity["text"] is { Length: > 0 } mention)
                text = text.Replace(mention, " ", StringComparison.OrdinalIgnoreCase);
        }

        return Parse(text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Trim());
    }

    public static Command Parse(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? new Command.Help() : (words[0].ToLowerInvariant(), words.ElementAtOrDefault(1)) switch
        {
            ("help" or "?", _) => new Command.Help(),
            ("open", _) => new Command.Open(),
            ("mine", _) => new Command.Mine(),
            ("summary", _) => new Command.Summary(),
            ("ignored", _) => new Command.Ignored(),
            ("show", { } number) when QueryNumber.In(number) is { } shown => new Command.Show(shown),
            ("why", var number) => new Command.Why(number is null ? null : QueryNumber.In(number)),
            ("merge" or "unmerge" or "split" or "call", { } number) when Deed(words) is { } deed => deed,
            ("due" or "when", _) => new Command.Due(text),
            ("calendar", _) => new Command.Calendar(string.Join(' ', words[1..])),
            ("watch", { } address) => new Command.Watch(AddressIn(address)),
            var (first, _) when first is ['q' or 'Q', ..] && QueryNumber.In(first) is { } shown => new Command.Show(shown),
            var (first, _) when !Names.Contains(first) && words.Any(word => word.Trim(',', '?', '!', '.').Equals("due", StringComparison.OrdinalIgnoreCase)) => new Command.Due(text),
            var (first, _) => new Command.Unknown(text, Nearest(first)),
        };
    }

    /// <summary>"merge Q-7 into Q-5", "unmerge Q-7", "split Q-7", "call Q-7 told them that it comes tomorrow".</summary>
    private static Command.Deed? Deed(string[] words)
    {
        var verb = words[0].ToLowerInvariant();
        if (QueryNumber.In(words[1]) is not { } number) return null;

        int? into = words.Length > 2 ? QueryNumber.In(words[^1]) : null;
        return verb is "merge" && into is null ? null : new Command.Deed(verb, number, into, string.Join(' ', words[2..]));
    }

    /// <summary>Teams turns an address into a link; either form names the mailbox.</summary>
    private static string AddressIn(string word)
    {
        var address = Tag().Replace(word, "");
        return address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..] : address;
    }

    /// <summary>Of a short command at most half may be wrong.</summary>
    private static string? Nearest(string word) =>
        Names.Select(name => (Name: name, Distance: Distance(word, name))).Where(near => near.Distance <= Math.Min(2, near.Name.Length / 2)).OrderBy(near => near.Distance).Select(near => near.Name).FirstOrDefault();

    /// <summary>Levenshtein's.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
