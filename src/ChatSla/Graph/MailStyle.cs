using AngleSharp.Html.Parser.Tokens;

namespace ChatSla.Graph;

/// <summary>What the attributes of a tag say about its text.</summary>
internal static class MailStyle
{
    private const int LongestStyle = 2_000;

    public static bool Hides(HtmlTagToken tag)
    {
        if (Find(tag, "hidden") is not null) return true;
        var style = StyleOf(tag);
        return style.Length > 0
            && (style.Contains("display:none", StringComparison.Ordinal) || style.Contains("visibility:hidden", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal)
                || (style.Contains("max-height:0", StringComparison.Ordinal) && style.Contains("overflow:hidden", StringComparison.Ordinal)));
    }

    /// <summary>Spaces and line breaks stand as they are.</summary>
    public static bool KeepsSpaces(HtmlTagToken tag) => tag.Name is "pre" or "xmp" or "listing" || StyleOf(tag).Contains("white-space:pre", StringComparison.Ordinal);

    /// <summary>Paragraphs as Outlook writes them, one a line.</summary>
    public static bool HasNoMargin(HtmlTagToken tag)
    {
        var style = StyleOf(tag);
        return Find(tag, "class")?.StartsWith("Mso", StringComparison.OrdinalIgnoreCase) is true
            || style.Contains("margin:0", StringComparison.Ordinal) || (style.Contains("margin-top:0", StringComparison.Ordinal) && style.Contains("margin-bottom:0", StringComparison.Ordinal));
    }

    /// <summary>A blockquote without a border is what the button "indent" makes: the sender's own words.</summary>
    public static bool Quotes(HtmlTagToken tag) =>
        Find(tag, "type") is "cite" || Find(tag, "class") is { Length: > 0 } || !StyleOf(tag).Contains("border:none", StringComparison.Ordinal);

    /// <summary>The line that Outlook draws above the mail that is answered.</summary>
    public static bool DrawsDivider(HtmlTagToken tag) =>
        tag.Name is "div" && StyleOf(tag) is { Length: > 0 } style && style.Contains("border:none;border-top:solid", StringComparison.Ordinal);

    /// <summary>The sender's program marks the signature.</summary>
    public static bool IsSignature(HtmlTagToken tag) =>
        Find(tag, "id") is "Signature" or "ms-outlook-mobile-signature" or "AppleMailSignature" or "lineBreakAtBeginningOfSignature"
        || (Find(tag, "class") is { } names && names.Split(' ').Any(name => name is "gmail_signature" or "moz-signature" or "protonmail_signature_block-user" or "elementToProof-signature"));

    /// <summary>A dot that tells the sender that the mail was opened, or a spacer.</summary>
    public static bool IsTiny(HtmlTagToken image) => IsTiny(Find(image, "width")) || IsTiny(Find(image, "height")) || Hides(image);

    /// <summary>The value of an attribute, "" where it has none, null where it is not there.</summary>
    public static string? Find(HtmlTagToken tag, string name)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name == name) return attribute.Value ?? "";
        }

        return null;
    }

    private static bool IsTiny(string? size) => size?.Trim() is "0" or "1" or "0px" or "1px";

    private static string StyleOf(HtmlTagToken tag) => Find(tag, "style") is { Length: > 0 and <= LongestStyle } style
        ? string.Concat(style.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant()
        : "";
}
