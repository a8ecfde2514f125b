using System.Text.RegularExpressions;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>A $filter over folders: the one that is used, displayName eq '…'.</summary>
internal static partial class FolderFilter
{
    public static Func<Folder, bool> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return _ => true;

        var match = ByName().Match(text);
        if (!match.Success)
            throw new HttpProblem(400, "ErrorInvalidUrlQueryFilter", $"The query filter contains one or more invalid nodes: {text}");

        var name = match.Groups["name"].Value.Replace("''", "'", StringComparison.Ordinal);
        return folder => string.Equals(folder.DisplayName, name, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^\s*displayName\s+eq\s+'(?<name>(?:[^']|'')*)'\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ByName();
}
