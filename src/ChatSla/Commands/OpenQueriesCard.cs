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
        var look = LightLook.Of(LightLook.LightAt(row.WarnAt, row.DueAt, now));
        var line = look.Line(row.Number, row.Subject, row.Customer ?? "Unknown sender", row.DueAt is { } at ? DueText.At(at, now, row.Zone) : "");
        if (row is { ConversationId: { } conversation, ActivityId: { } activity })
            line["selectAction"] = Elements.OpenUrl($"Open Q-{row.Number}", MessageLink.To(conversation, activity, tenantId));
        return line;
    }
}
