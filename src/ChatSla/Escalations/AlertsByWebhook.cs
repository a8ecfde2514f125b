using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using ChatSla.Webhooks;
using NodaTime.Text;

namespace ChatSla.Escalations;

/// <summary>Alerts to another program, signed: one request however many queries there are, with the five worst in it and a sentence for a text message.</summary>
public sealed class AlertsByWebhook(WebhookDoor door, WebhookBook webhooks, WatchedMailboxes mailboxes, AlertsInTeams teams, BotIdentity bot, TimeProvider clock)
{
    public async Task<AlertMessage> SayAsync(AlertPlace place, string id, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        if (!webhooks.All.TryGetValue(place.Of, out var webhook)) throw new WillNotWorkException($"there is no webhook \"{place.Of}\" in the configuration any more");

        try
        {
            await door.SendAsync(webhook, id, (await BodyAsync(id, alerts, cancellation)).ToJsonString(), cancellation);
        }
        catch (WebhookException refused) when (refused.IsFinal)
        {
            throw new WillNotWorkException(refused.Message, refused);
        }
        catch (WebhookException refused)
        {
            throw new NotYetException(refused.Message, refused.RetryAfter, refused);
        }

        return new AlertMessage { Id = id };
    }

    private async Task<JsonObject> BodyAsync(string id, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        using var _ = Language.Speak(bot.Language);
        var (now, zone) = (clock.Now, mailboxes[alerts[0].Row.Mailbox].Zone);
        var worst = new JsonArray();
        foreach (var alert in alerts.Take(5))
        {
            worst.Add((JsonNode)new JsonObject
            {
                ["query"] = alert.Number,
                ["mailbox"] = alert.Row.Mailbox,
                ["customer"] = alert.First.Customer,
                ["promise"] = JsonNamingPolicy.CamelCase.ConvertName(alert.Promise.Kind.ToString()),
                ["dueAt"] = InstantPattern.ExtendedIso.Format(alert.Promise.DueAt),
                ["light"] = alert.IsRedAt(now) ? "red" : alert.IsAmberAt(now) ? "amber" : "green",
                ["step"] = alert.Row.Step.Split('>')[0],
                ["owner"] = alert.Query.Owner?.Name,
                ["link"] = await teams.LinkOfAsync(alert, cancellation),
            });
        }

        return new JsonObject
        {
            ["id"] = id,
            ["kind"] = "alert",
            ["count"] = alerts.Count,
            ["text"] = alerts is [var one] ? AlertWords.Line(one, null, now, zone) : AlertWords.Title(alerts, now),
            ["queries"] = worst,
        };
    }
}
