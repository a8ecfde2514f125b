using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatSla.Sandbox.Graph;

/// <summary>The Prefer headers of a request, however many there are and however they are joined.</summary>
internal sealed partial class Preferences
{
    private const int DefaultPageSize = 10;
    private const int LargestPage = 1000;

    private Preferences(IReadOnlyDictionary<string, string> given)
    {
        ImmutableIds = Is(given, "IdType", "ImmutableId");
        TextBody = Is(given, "outlook.body-content-type", "text");
        UnsafeHtml = given.ContainsKey("outlook.allow-unsafe-html");
        if (given.TryGetValue("odata.maxpagesize", out var size) && int.TryParse(size, CultureInfo.InvariantCulture, out var number))
            PageSize = Math.Clamp(number, 1, LargestPage);
    }

    public bool ImmutableIds { get; }

    public bool TextBody { get; }

    public bool UnsafeHtml { get; }

    public int PageSize { get; } = DefaultPageSize;

    public static Preferences Read(HttpRequest request)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Preference().Matches(string.Join(',', request.Headers["Prefer"].ToArray())))
            given[match.Groups["name"].Value] = match.Groups["value"].Value;
        return new Preferences(given);
    }

    /// <summary>What Preference-Applied says.</summary>
    public IEnumerable<string> Applied()
    {
        if (ImmutableIds) yield return "IdType=\"ImmutableId\"";
        if (TextBody) yield return "outlook.body-content-type=\"text\"";
        if (PageSize != DefaultPageSize) yield return $"odata.maxpagesize={PageSize}";
    }

    private static bool Is(IReadOnlyDictionary<string, string> given, string name, string value) =>
        given.TryGetValue(name, out var found) && string.Equals(found, value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(?<name>[\w.-]+)\s*(=\s*"?(?<value>[^",;]*)"?)?""")]
    private static partial Regex Preference();
}
