using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>The team as a card: who is there first, then who is away and until when.</summary>
public static class WhoIsOnCard
{
    private const int Shown = 25;

    public static JsonObject Message(IReadOnlyList<TeamLine> team, TeamHours hours, IReadOnlyList<WatchedMailbox> mailboxes, bool isOfChannel, Instant now)
    {
        var there = hours.IsOpen ? team.Count(line => line.Absence is null) : 0;
        var title = (hours.IsOpen, there) switch
        {
            (false, _) => CommandStrings.TeamIsClosed.With(DueText.At(hours.Until, now, hours.Zone)),
            (_, 1) when team.Count > 1 => CommandStrings.OneIsOn.With(team.Count),
            _ => CommandStrings.ManyAreOn.With(there, team.Count),
        };
        var place = string.Join(", ", mailboxes.Take(3).Select(mailbox => mailbox.Name)) + (mailboxes.Count > 3 ? " …" : "");
        var until = hours.IsOpen ? CommandStrings.OpenUntil.With(place, DueText.At(hours.Until, now, hours.Zone)) : place;
        var body = new List<JsonObject>
        {
            Elements.Words(title, weight: "Bolder", size: "Medium"),
            Elements.Plain(isOfChannel ? until : CommandStrings.OfYourTeams.With(until), subtle: true, spacing: "None"),
        };
        body.AddRange(team.Take(Shown).Select((line, at) => Row(line, hours, now, isFirst: at == 0)));
        if (team.Count > Shown) body.Add(Elements.Words(CommandStrings.MorePeople.With(team.Count - Shown), subtle: true));
        return Messages.Card(Elements.AdaptiveCard(body), title);
    }

    private static JsonObject Row(TeamLine line, TeamHours hours, Instant now, bool isFirst)
    {
        var isThere = line.Absence is null && hours.IsOpen;
        var state = line.Absence switch
        {
            { UntilAt: { } until } => CommandStrings.IsAwayUntil.With(DueText.Day(until, now, hours.Zone)),
            { } => CommandStrings.IsAway,
            null => hours.IsOpen ? CommandStrings.IsOn : CommandStrings.IsOff,
        };
        var row = Elements.Columns(
            ("stretch", Elements.Runs(null, Elements.Run(line.Name, weight: isThere ? "Bolder" : null, subtle: !isThere))),
            ("stretch", Elements.Runs(null, Elements.Run(isThere ? "● " : "○ ", color: isThere ? "Good" : null), Elements.Run(state, subtle: true))),
            ("auto", Elements.Words(line.Open switch { 0 => CommandStrings.HasNone, 1 => CommandStrings.HasOne, _ => CommandStrings.HasMany.With(line.Open) }, align: "Right", subtle: line.Open == 0)));
        if (isFirst) return Elements.Ruled(row);

        row["spacing"] = "Small";
        return row;
    }
}
