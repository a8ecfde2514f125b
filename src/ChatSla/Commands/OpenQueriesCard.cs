using System.Text.Json.Nodes;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>The list of open queries as a card: worst first, each a way to its own card.</summary>
public static class OpenQueriesCard
{
    private const int Shown = 12;

    public static JsonObject Message(IReadOnlyList<OpenQueryRow> rows, bool isMine, Instant now, string tenantId)
    {
        var title = (rows.Count, isMine) switch
        {
            (0, true) => "You have no open query",
            (0, false) => "No query is open",
            (1, true) => "You have one open query",
            (1, false) => "One query is open",
            (_, true) => $"You have {rows.Count} open queries",
            _ => $"{rows.Count} queries are open",
        };
        var body = new List<JsonObject> { Elements.Words(title, weight: "Bolder", size: "Medium") };
        body.AddRange(rows.Take(Shown).Select(row => Row(row, now, tenantId)));
        if (rows.Count > Shown) body.Add(Elements.Words($"and {rows.Count - Shown} more", subtle: true));
        return Messages.Card(Elements.AdaptiveCard(body), title);
    }

    private static JsonObject Row(OpenQueryRow row, Instant now, string tenantId)
    {
        var (sign, word, color) = row.DueAt is not { } due ? ("○", "Open", "Default")
            : now >= due ? ("◆", "Red", "Attention")
            : now >= row.WarnAt ? ("▲", "Amber", "Warning")
            : ("●", "Green", "Good");
        var line = Elements.Columns(
            ("auto", Elements.Runs(null, Elements.Run($"{sign} {word}", weight: "Bolder", color: color))),
            ("stretch", Elements.Runs(null, Elements.Run($"Q-{row.Number}  ", weight: "Bolder"), Elements.Run(Cut(row.Subject), null), Elements.Run($"  {row.Customer ?? "Unknown sender"}", subtle: true))),
            ("auto", Elements.Words(row.DueAt is { } at ? DueText.At(at, now, row.Zone) : "", align: "Right")));
        if (row is { ConversationId: { } conversation, ActivityId: { } activity })
            line["selectAction"] = Elements.OpenUrl($"Open Q-{row.Number}", MessageLink.To(conversation, activity, tenantId));
        return line;
    }

    private static string Cut(string subject) => subject.Length == 0 ? "(no subject)" : subject.Length <= 70 ? subject : $"{subject[..69]}…";
}
