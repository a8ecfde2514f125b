using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>The list of open queries as a card: worst first, each a way to its own card.</summary>
public static class OpenQueriesCard
{
    private const int Shown = 12;
    private const int MostNames = 3;

    public static JsonObject Message(OpenList list, Instant now, MessageLinks links)
    {
        if (list.Mailboxes.Count == 0) return Messages.Plain(list.IsOfChannel ? CommandStrings.NoMailboxHere : CommandStrings.NoTeam);

        var title = Title(list);
        var body = new List<JsonObject> { Elements.Words(title, weight: "Bolder", size: "Medium") };
        if (!list.IsOfChannel) body.Add(Elements.Plain(Names(list.Mailboxes), subtle: true, spacing: "None"));
        body.AddRange(list.Rows.Take(Shown).Select(row => Row(row, now, links)));
        if (list.Rows.Count > Shown) body.Add(Elements.Words(CommandStrings.AndMore.With(list.Rows.Count - Shown, CommandVocabulary.Word("search")), subtle: true));
        return Messages.Card(Elements.AdaptiveCard(body), title);
    }

    private static string Title(OpenList list)
    {
        var said = (list.Kind, list.Rows.Count) switch
        {
            (OpenKind.Mine, 0) => CommandStrings.NoneMine,
            (OpenKind.Mine, 1) => CommandStrings.OneMine,
            (OpenKind.Mine, var count) => CommandStrings.ManyMine.With(count),
            (OpenKind.Overdue, 0) => CommandStrings.NoneOverdue,
            (OpenKind.Overdue, 1) => CommandStrings.OneOverdue,
            (OpenKind.Overdue, var count) => CommandStrings.ManyOverdue.With(count),
            (_, 0) => CommandStrings.NoneOpen,
            (_, 1) => CommandStrings.OneOpen,
            (_, var count) => CommandStrings.ManyOpen.With(count),
        };
        return list.IsOfChannel || list.Kind is OpenKind.Mine ? said : CommandStrings.InYourMailboxes.With(said);
    }

    private static string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : CommandStrings.NamesAndMore.With(string.Join(", ", names.Take(MostNames)), names.Count - MostNames);

    private static JsonObject Row(OpenQueryRow row, Instant now, MessageLinks links)
    {
        var look = LightLook.Of(LightLook.LightAt(row.WarnAt, row.DueAt, now));
        var line = look.Line(row.Number, row.Subject, row.Customer ?? CommandStrings.UnknownSender, row.DueAt is { } at ? DueText.At(at, now, row.Zone) : "");
        if (row is { ConversationId: { } conversation, ActivityId: { } activity })
            line["selectAction"] = Elements.OpenUrl(CommandStrings.OpenCard.With(row.Number), links.To(conversation, activity));
        return line;
    }
}
