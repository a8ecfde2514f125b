using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Escalations;

/// <summary>Alerts to one person alone; to whom the bot may not write, below the card by name.</summary>
public sealed class AlertsToPerson(WatchedMailboxes mailboxes, AlertPlaces places, AlertsInTeams teams, ITeamsMessenger messenger, SpokenLanguages languages, TimeProvider clock)
{
    public async Task<AlertMessage> SayAsync(AlertPlace place, string id, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        var mailbox = mailboxes[alerts[0].Row.Mailbox];
        var member = await places.MemberAsync(place.Of, mailbox, cancellation);
        if (member is not null && await TrySayAsync(place, member, alerts, mailbox, cancellation)) return new AlertMessage { Id = id };

        await teams.SayBelowCardAsync(alerts[0], await CalledAsync(alerts, member, mailbox, cancellation), cancellation);
        return new AlertMessage { Id = id };
    }

    /// <returns>False where the bot is not installed for the person, or blocked.</returns>
    private async Task<bool> TrySayAsync(AlertPlace place, TeamsMember member, IReadOnlyList<ToldAlert> alerts, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        try
        {
            var chat = await messenger.OpenChatAsync(member.Id, cancellation);
            using var _ = Language.Speak(await languages.OfAsync(chat, cancellation));
            await messenger.SendAsync(chat, Messages.Plain(TextOf(place.Of, alerts, mailbox)), cancellation);
            return true;
        }
        catch (ConnectorException refused) when (refused.IsFinal || refused.Code is ConnectorException.KnownDeadEnd)
        {
            return false;
        }
    }

    /// <param name="reader">Entra object id of who reads it alone; null: many read it.</param>
    private string TextOf(string? reader, IReadOnlyList<ToldAlert> alerts, WatchedMailbox mailbox)
    {
        var now = clock.Now;
        if (alerts is [var one]) return AlertWords.Line(one, reader, now, mailbox.Zone);

        var beyond = alerts.Count - 5;
        string[] lines = [AlertWords.Title(alerts, now), .. alerts.Take(5).Select(alert => $"{(alert.IsRedAt(now) ? "◆" : "▲")} {alert.Number}  {AlertWords.Item(alert, now)}")];
        return string.Join('\n', beyond > 0 ? [.. lines, EscalationStrings.AndMore.With(beyond)] : lines);
    }

    private async Task<JsonObject> CalledAsync(IReadOnlyList<ToldAlert> alerts, TeamsMember? member, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        using var _ = Language.Speak(await languages.OfAsync(mailbox.Address, cancellation));
        var text = TextOf(null, alerts, mailbox);
        if (member is null) return Messages.Plain(text);

        // Names in it are no markup; in a message that mentions somebody they would be.
        var tag = $"<at>{member.Name}</at>";
        return new JsonObject
        {
            ["type"] = "message",
            ["text"] = $"{tag} {System.Net.WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}",
            ["textFormat"] = "xml",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = tag, ["mentioned"] = new JsonObject { ["id"] = member.Id, ["name"] = member.Name } }),
        };
    }
}
