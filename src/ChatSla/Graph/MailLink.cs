namespace ChatSla.Graph;

/// <summary>Whether a link goes elsewhere than its words say, and how its address is written.</summary>
internal static class MailLink
{
    private const int Longest = 160;

    /// <returns>The address, or null where the words say as much.</returns>
    public static string? AddressBeside(string words, string href)
    {
        var address = Unwrapped(href.Trim());
        if (words.Length == 0 || address.Length == 0 || !Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))) return null;
        if (Bare(words) == Bare(address)) return null;

        var shown = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..].Split('?')[0] : address;
        if (shown.Length == 0 || shown.AsSpan().IndexOfAny('<', '>', ' ') >= 0) return null;
        return shown.Length <= Longest ? shown : $"{shown[..Longest]}…";
    }

    /// <summary>Microsoft's Safe Links hide the address in their own.</summary>
    private static string Unwrapped(string href)
    {
        const string Parameter = "?url=";
        if (!href.Contains(".safelinks.protection.outlook.com/", StringComparison.OrdinalIgnoreCase)) return href;

        var at = href.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? href : Uri.UnescapeDataString(href[(at + Parameter.Length)..].Split('&')[0]);
    }

    private static string Bare(string address)
    {
        var bare = address.Trim().Trim('<', '>').ToLowerInvariant();
        foreach (var scheme in Schemes)
        {
            if (bare.StartsWith(scheme, StringComparison.Ordinal)) bare = bare[scheme.Length..];
        }

        if (bare.StartsWith("www.", StringComparison.Ordinal)) bare = bare["www.".Length..];
        return bare.TrimEnd('/', '.').Replace(" ", "", StringComparison.Ordinal);
    }

    private static readonly string[] Schemes = ["http://", "https://", "mailto:", "tel:", "ftp://"];
}
