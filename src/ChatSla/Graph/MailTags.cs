using System.Collections.Frozen;
using AngleSharp.Html.Parser;

namespace ChatSla.Graph;

/// <summary>What the tags of html mean to somebody who wants its text.</summary>
internal static class MailTags
{
    public static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet(["style", "hidden", "href", "src", "alt", "class", "id", "width", "height", "start", "type"]);

    /// <summary>They have no end.</summary>
    public static readonly FrozenSet<string> Void =
        FrozenSet.ToFrozenSet(["br", "hr", "img", "input", "meta", "link", "col", "area", "base", "basefont", "wbr", "embed", "source", "track", "param", "frame", "bgsound"]);

    /// <summary>They begin and end a line.</summary>
    public static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
    [
        "p", "div", "blockquote", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre",
        "section", "article", "header", "footer", "main", "nav", "aside", "center", "address", "figure", "figcaption", "fieldset", "form", "body", "html", "details", "summary",
    ]);

    /// <summary>Nobody reads what stands inside them.</summary>
    public static readonly FrozenSet<string> Unseen =
        FrozenSet.ToFrozenSet(["style", "script", "title", "xml", "template", "object", "applet", "audio", "video", "canvas", "svg", "math", "select", "datalist", "iframe", "noembed", "noframes", "textarea"]);

    public static bool IsHeadline(string name) => name is ['h', >= '1' and <= '6'];

    /// <summary>How the inside of an element is read where that is not as html; null for all others.</summary>
    public static HtmlParseMode? ModeInside(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        _ => null,
    };

    /// <summary>The element that a start tag ends unsaid, as a second "p" ends the first, and how far up it is looked for.</summary>
    public static bool Ends(string start, string open) => open switch
    {
        "a" => start is "a",
        "p" => Blocks.Contains(start),
        "li" => start is "li",
        "dt" or "dd" => start is "dt" or "dd",
        "td" or "th" => start is "td" or "th" or "tr" or "tbody" or "thead" or "tfoot",
        "tr" => start is "tr" or "tbody" or "thead" or "tfoot",
        _ => false,
    };

    /// <summary>A tag inside does not end what stands outside.</summary>
    public static bool IsFence(string open, string tag) => open switch
    {
        "table" => tag is not "table",
        "ul" or "ol" => tag is "li",
        "dl" => tag is "dt" or "dd",
        "td" or "th" => !Table.Contains(tag),
        _ => false,
    };

    private static readonly FrozenSet<string> Table = FrozenSet.ToFrozenSet(["table", "thead", "tbody", "tfoot", "tr", "td", "th"]);
}
