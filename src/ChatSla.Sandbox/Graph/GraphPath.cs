using System.Text.RegularExpressions;

namespace ChatSla.Sandbox.Graph;

/// <summary>Brings the spellings that OData allows in a path to one: mailFolders('x') and delta() become mailFolders/x and delta.</summary>
internal static partial class GraphPath
{
    public static string Normal(string path) => FunctionCall().Replace(KeySegment().Replace(Namespace().Replace(path, "/"), "/$1"), "");

    [GeneratedRegex(@"/microsoft\.graph\.", RegexOptions.IgnoreCase)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\('([^']*)'\)")]
    private static partial Regex KeySegment();

    [GeneratedRegex(@"\(\)(?=/|$)")]
    private static partial Regex FunctionCall();
}
