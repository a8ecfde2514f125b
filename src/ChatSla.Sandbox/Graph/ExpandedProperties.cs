using System.Text.RegularExpressions;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>The extended properties of $expand=singleValueExtendedProperties($filter=id eq '…' or id eq '…').</summary>
internal sealed partial class ExpandedProperties
{
    private ExpandedProperties(IReadOnlyList<string> ids) => Ids = ids;

    /// <summary>As they were written in the request.</summary>
    public IReadOnlyList<string> Ids { get; }

    public static ExpandedProperties Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new ExpandedProperties([]);

        var match = Expansion().Match(text);
        var ids = match.Success ? IdTerm().Matches(match.Groups["inner"].Value).Select(term => term.Groups["id"].Value).ToList() : [];
        if (match.Success && (ids.Count == 0 || ids.Exists(id => ExtendedPropertyId.Normal(id) is null)))
            throw new HttpProblem(400, "ErrorInvalidUrlQuery", "The expand of singleValueExtendedProperties needs a filter by valid ids.");

        return new ExpandedProperties(ids);
    }

    [GeneratedRegex(@"singleValueExtendedProperties\s*(\((?<inner>([^()']|'[^']*')*)\))?", RegexOptions.IgnoreCase)]
    private static partial Regex Expansion();

    [GeneratedRegex(@"\bid\s+eq\s+'(?<id>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex IdTerm();
}
