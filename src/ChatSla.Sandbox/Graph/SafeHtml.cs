using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ChatSla.Sandbox.Graph;

/// <summary>HTML without what could run, as Graph gives it out unless asked otherwise.</summary>
internal static class SafeHtml
{
    private const string Running = "script, iframe, object, embed, applet, link[rel=import], meta[http-equiv=refresh]";

    public static string Of(string html) => Clean(html).DocumentElement.OuterHtml;

    /// <summary>Only what stands in the body.</summary>
    public static string InnerOf(string html) => Clean(html).Body?.InnerHtml ?? "";

    private static IHtmlDocument Clean(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var element in document.QuerySelectorAll(Running).ToList()) element.Remove();

        foreach (var element in document.All)
        {
            foreach (var attribute in element.Attributes.Where(IsRunning).ToList()) element.RemoveAttribute(attribute.Name);
        }

        return document;
    }

    private static bool IsRunning(IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
}
