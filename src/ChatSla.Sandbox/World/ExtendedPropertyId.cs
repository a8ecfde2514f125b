using System.Text.RegularExpressions;

namespace ChatSla.Sandbox.World;

/// <summary>The id of a single-value extended property, such as "String {guid} Name Key" or "String 0x001A".</summary>
internal static partial class ExtendedPropertyId
{
    public const string MessageClass = "string 0x001a";

    /// <summary>The normal form: only a property's own name keeps its case. Null when the id is not one.</summary>
    public static string? Normal(string? id)
    {
        var match = Shape().Match(id ?? "");
        if (!match.Success) return null;

        return match.Groups["name"].Success
            ? $"{match.Groups["head"].Value.ToLowerInvariant()} name {match.Groups["name"].Value}"
            : id!.Trim().ToLowerInvariant();
    }

    [GeneratedRegex(
        @"^\s*((?<head>\w+ \{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}) (Name (?<name>\S.*)|Id 0x[0-9a-f]+)|\w+ 0x[0-9a-f]{1,8})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
