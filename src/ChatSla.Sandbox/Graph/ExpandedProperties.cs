using System.Text.RegularExpressions;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>
/// The extended properties of $expand=singleValueExtendedProperties($filter=id eq '…' or id eq '…'), and attachments($select=…).
/// </summary>
internal sealed partial class ExpandedProperties
{
    private ExpandedProperties(IReadOnlyList<string> ids, IReadOnlyList<string>? attachments = null) => (Ids, Attachments) = (ids, attachments);

    /// <summary>The properties of attachments that are asked for, all where it is empty; null: attachments are not asked for.</summary>
    public IReadOnlyList<string>? Attachments { get; }

    /// <summary>As they were written in the request.</summary>
    public IReadOnlyList<string> Ids { get; }

    public static ExpandedProperties Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new ExpandedProperties([]);

        var match = Expansion().Match(text);
        var ids = match.Success ? IdTerm().Matches(match.Groups["inner"].Value).Select(term => term.Groups["id"].Value).ToList() : [];
        if (match.Success && (ids.Count == 0 || ids.Exists(id => ExtendedPropertyId.Normal(id) is null)))
            throw new HttpProblem(400, "ErrorInvalidUrlQuery", "The expand of singleValueExtendedProperties needs a filter by valid ids.");

        return new ExpandedProperties(ids, AttachmentsIn(text));
    }

    private static IReadOnlyList<string>? AttachmentsIn(string text)
    {
        var match = AttachmentExpansion().Match(text);
        if (!match.Success) return null;

        var names = match.Groups["names"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Contains("contentId")) throw new HttpProblem(400, "RequestBroker--ParseUri", "Could not find a property named 'contentId' on type 'microsoft.graph.attachment'.");
        return [.. names.Select(name => name[(name.LastIndexOf('/') + 1)..])];
    }

    [GeneratedRegex(@"\battachments\b\s*(\(\s*\$select=(?<names>[^)]*)\))?", RegexOptions.IgnoreCase)]
    private static partial Regex AttachmentExpansion();

    [GeneratedRegex(@"singleValueExtendedProperties\s*(\((?<inner>([^()']|'[^']*')*)\))?", RegexOptions.IgnoreCase)]
    private static partial Regex Expansion();

    [GeneratedRegex(@"\bid\s+eq\s+'(?<id>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex IdTerm();
}
