using System.Globalization;
using AngleSharp.Html.Parser.Tokens;

namespace ChatSla.Graph;

/// <summary>
/// The elements that are open. Html of mails is seldom whole: an end tag ends what is open inside its element, one that ends nothing is
/// overlooked, and what nests deeper than anybody reads is not counted.
/// </summary>
internal sealed class OpenTags
{
    private const int Deepest = 256;
    private const int DeepestQuote = 20;

    private readonly List<OpenTag> stack = [new("", false, false, 0, false, false)];
    private int beyond;

    public OpenTag Top => stack[^1];

    /// <summary>The link that is open, whose words are listened to.</summary>
    public OpenLink? Link { get; private set; }

    /// <returns>Whether it counts: not what nests too deep.</returns>
    public bool Push(HtmlTagToken tag, bool isHidden)
    {
        if (stack.Count >= Deepest)
        {
            beyond++;
            return false;
        }

        var quoted = tag.Name is "blockquote" && MailStyle.Quotes(tag) ? Math.Min(Top.Quoted + 1, DeepestQuote) : Top.Quoted;
        var isBlock = MailTags.Blocks.Contains(tag.Name) || MailStyle.IsSignature(tag);
        var opened = new OpenTag(tag.Name, isHidden, Top.KeepsSpaces || MailStyle.KeepsSpaces(tag), quoted, isBlock, MailTextWalk.HasSpaceAround(tag))
        {
            Link = tag.Name is "a" && MailStyle.Find(tag, "href") is { Length: > 0 } href ? new OpenLink(href) : null,
            Next = tag.Name is not "ol" ? null : int.TryParse(MailStyle.Find(tag, "start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1,
        };
        if (opened.Link is not null) Link = opened.Link;
        stack.Add(opened);
        return true;
    }

    /// <summary>What an end tag ends, the innermost first.</summary>
    public IEnumerable<OpenTag> EndedBy(string name)
    {
        if (beyond > 0)
        {
            beyond--;
            return [];
        }

        for (var at = stack.Count - 1; at > 0; at--)
        {
            if (stack[at].Name == name) return Popped(at);
            if (MailTags.IsFence(stack[at].Name, name)) break;
        }

        return [];
    }

    /// <summary>What the start of another element ends.</summary>
    public IEnumerable<OpenTag> EndedByStartOf(string name)
    {
        var from = stack.Count;
        for (var at = stack.Count - 1; at > 0; at--)
        {
            if (MailTags.Ends(name, stack[at].Name)) from = at;
            else if (stack[at].IsBlock && !(MailTags.Ends(name, "td") && stack[at].Name is not "table")) break;
        }

        return Popped(from);
    }

    public IEnumerable<OpenTag> EndAll() => Popped(1);

    /// <summary>What the next item of the innermost list begins with.</summary>
    public string NextItem()
    {
        var lists = stack.Where(tag => tag.Name is "ul" or "ol").ToList();
        var indent = new string(' ', 2 * Math.Clamp(lists.Count - 1, 0, 5));
        if (lists is not [.., { Next: { } number } list]) return $"{indent}- ";

        list.Next = number < int.MaxValue ? number + 1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{indent}{number}. ");
    }

    private List<OpenTag> Popped(int from)
    {
        List<OpenTag> ended = [];
        for (var at = stack.Count - 1; at >= from; at--) ended.Add(stack[at]);
        stack.RemoveRange(from, stack.Count - from);
        if (ended.Exists(tag => tag.Link is not null)) Link = null;
        return ended;
    }
}

/// <summary>An element that is open.</summary>
internal sealed record OpenTag(string Name, bool IsHidden, bool KeepsSpaces, int Quoted, bool IsBlock, bool HasSpaceAround)
{
    public OpenLink? Link { get; init; }

    /// <summary>The number of the next item of a numbered list.</summary>
    public int? Next { get; set; }
}

/// <summary>A link and the words it stands behind.</summary>
internal sealed record OpenLink(string Href)
{
    public System.Text.StringBuilder Words { get; } = new();
}
