using System.Text.Json.Nodes;

namespace ChatSla.Teams;

/// <summary>
/// Elements that came after schema 1.5. Clients that do not know them show the fallback; without one some would show no card at all.
/// They say nothing that does not stand there in words too.
/// </summary>
public static class Newer
{
    /// <param name="percent">0 to 100.</param>
    /// <param name="color">Good, Warning, Attention or Accent.</param>
    public static JsonObject ProgressBar(int percent, string color) => new()
    {
        ["type"] = "ProgressBar",
        ["value"] = percent,
        ["max"] = 100,
        ["color"] = color,
        ["spacing"] = "Small",
        ["fallback"] = "drop",
    };

    /// <param name="style">Default, Informative, Accent, Good, Warning or Attention.</param>
    /// <param name="tooltip">What more there is to know; null: nothing.</param>
    public static JsonObject Badge(string text, string style, string? tooltip = null)
    {
        var badge = new JsonObject
        {
            ["type"] = "Badge",
            ["text"] = text,
            ["style"] = style,
            ["appearance"] = "Tint",
            ["size"] = "Medium",
            ["fallback"] = Elements.Runs(null, Elements.Run(text, weight: "Bolder", size: "Small", color: style is "Good" or "Warning" or "Attention" or "Accent" ? style : null)),
        };
        if (tooltip is not null) badge["tooltip"] = tooltip;
        return badge;
    }

    /// <summary>Badges, and what stands before them, in one row.</summary>
    public static JsonObject SideBySide(IEnumerable<JsonObject> items, string spacing)
    {
        var row = Elements.Columns([.. items.Select(item => ((JsonNode)"auto", item))]);
        row["spacing"] = spacing;
        foreach (var (at, column) in row["columns"]!.AsArray().Index())
        {
            column!["verticalContentAlignment"] = "Center";
            if (at > 1) column["spacing"] = "Small";
        }

        return row;
    }
}
