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

        var line = Elements.Columns(("auto", Newer.Badge(CardStrings.Attached, "Default")), ("stretch", Elements.Plain(files, size: "Small")));
        line["spacing"] = "Small";
        foreach (var column in line["columns"]!.AsArray()) column!["verticalContentAlignment"] = "Center";
        yield return line;
    }

    /// <summary>What does not fit is one click away, where it breaks off.</summary>
    private static JsonObject Words(QueryView view, int length)
    {
        var text = CardText.FewLines(view.Last.NewText);
        if (text.Length == 0) return Elements.Plain(CardStrings.NoText, subtle: true);

        var isAll = text.Length <= length && text == CardText.AllLines(view.Last.NewText);
        if (isAll) return Elements.Plain(Isolated(text));

        var more = Elements.Run(CardStrings.ShowAll, color: "Accent");
        more["selectAction"] = Elements.Dialog("mail", CardStrings.ShowAll, CardButtons.Data(view.Query));
        return Elements.Runs(null, Elements.Run(Isolated(text.Length <= length ? $"{text} …" : CardText.Cut(text, length))), Elements.Run("  "), more);
    }

    private static string Isolated(string lines) => string.Join('\n', lines.Split('\n').Select(CardText.Isolated));
}
