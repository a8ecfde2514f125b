using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatSla.Teams;

/// <summary>A query's number as people write it: Q-7, q7, #7 or 7.</summary>
public static partial class QueryNumber
{
    /// <summary>Null: the word is none.</summary>
    public static int? In(string word) =>
        Number().Match(word.Trim()) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?:Q-?)?#?(\d{1,9})$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
