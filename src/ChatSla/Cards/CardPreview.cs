using System.Text.Json.Nodes;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Cards;

/// <summary>The first lines of the customer's last mail, and the names of its files.</summary>
public static class CardPreview
{
    private const int MostFiles = 3;

    public static IEnumerable<JsonObject> Of(QueryView view, CardCut cut)
    {
        if (cut.PreviewLength == 0) yield break;

        yield return Words(view, cut.PreviewLength);
        if (AttachmentText.Line(AttachmentColumn.Read(view.Last.Attachments), MostFiles) is not { Length: > 0 } files) yield break;

        var line = Elements.Columns(("auto", Newer.Badge("Attached", "Default")), ("stretch", Elements.Plain(files, size: "Small")));
        line["spacing"] = "Small";
        foreach (var column in line["columns"]!.AsArray()) column!["verticalContentAlignment"] = "Center";
        yield return line;
    }

    /// <summary>What does not fit is one click away, where it breaks off.</summary>
    private static JsonObject Words(QueryView view, int length)
    {
        var text = CardText.FewLines(view.Last.NewText);
        if (text.Length == 0) return Elements.Plain("(no text)", subtle: true);

        var isAll = text.Length <= length && text == CardText.AllLines(view.Last.NewText);
        if (isAll) return Elements.Plain(text);

        var more = Elements.Run("Show all", color: "Accent");
        more["selectAction"] = Elements.Dialog("mail", "Show all", CardButtons.Data(view.Query));
        return Elements.Runs(null, Elements.Run(text.Length <= length ? $"{text} …" : CardText.Cut(text, length)), Elements.Run("  "), more);
    }
}
