using System.Text.RegularExpressions;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>What $expand asks for: singleValueExtendedProperties($filter=id eq '…' or id eq '…'), attachments, or both.</summary>
internal sealed partial class ExpandedProperties
{
    private ExpandedProperties(IReadOnlyList<string> ids, SelectList? attachments) => (Ids, Attachments) = (ids, attachments);

    /// <summary>As they were written in the request.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Which properties of attachments are wanted; null when none are.</summary>
    public SelectList? Attachments { get; }

    public static ExpandedProperties Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new ExpandedProperties([], null);

        var match = Expansion().Match(text);
        var ids = match.Success ? IdTerm().Matches(match.Groups["inner"].Value).Select(term => term.Groups["id"].Value).ToList() : [];
        if (match.Success && (ids.Count == 0 || ids.Exists(id => ExtendedPropertyId.Normal(id) is null)))
            throw new HttpProblem(400, "ErrorInvalidUrlQuery", "The expand of singleValueExtendedProperties needs a filter by valid ids.");

        var files = Files().Match(Expansion().Replace(text, ""));
        return new ExpandedProperties(ids, files.Success ? SelectList.Parse(Selection().Match(files.Groups["inner"].Value).Groups["names"].Value) : null);
    }

    [GeneratedRegex(@"singleValueExtendedProperties\s*(\((?<inner>([^()']|'[^']*')*)\))?", RegexOptions.IgnoreCase)]
    private static partial Regex Expansion();

    [GeneratedRegex(@"(^|,)\s*attachments\s*(\((?<inner>[^()]*)\))?\s*(,|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Files();

    [GeneratedRegex(@"\$?select=(?<names>[^;]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Selection();

    [GeneratedRegex(@"\bid\s+eq\s+'(?<id>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex IdTerm();
}
