using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Core.Queries;
using ChatSla.Escalations;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla;

/// <summary>What clicks on an alert do: take notice, or take the query over. Who clicks is checked every time; the message shows everybody what was done.</summary>
public sealed class AlertClicks(AcknowledgeAlerts acts, AlertsInTeams teams, ActRights rights, ITeamsMessenger messenger)
{
    public static bool Knows(JsonObject? data) => data?["alert"] is not null;

    public async Task<InvokeAnswer> ActAsync(Activity activity, string verb, JsonObject data, CancellationToken cancellation)
    {
        return await RunAsync(activity, verb, data, cancellation) is { } sentence
            ? InvokeAnswers.Message(sentence)
            : await Unstored.ShowAsync(() => ShowAsync((string)data["alert"]!, cancellation), InvokeAnswers.Message);
    }

    /// <summary>A button of a client that knows no universal actions: a refusal is said in words, the message is painted anew.</summary>
    public async Task HandleSubmitAsync(Activity activity, CancellationToken cancellation)
    {
        if (await RunAsync(activity, (string?)activity.Value!["verb"] ?? "", activity.Value, cancellation) is { } sentence) await messenger.SendAsync(activity.ConversationId, Messages.Plain(sentence), cancellation);
    }

    private async Task<InvokeAnswer> ShowAsync(string id, CancellationToken cancellation)
    {
        var (message, alerts) = (await acts.FindAsync(id, cancellation))!.Value;
        return InvokeAnswers.Card(await teams.RenderAsync(message, alerts, cancellation));
    }

    /// <returns>Why not, in words; null when it is done.</returns>
    private async Task<string?> RunAsync(Activity activity, string verb, JsonObject data, CancellationToken cancellation)
    {
        var id = (string?)data["alert"] ?? "";
        if (await acts.FindAsync(id, cancellation) is not var (message, alerts)) return await rights.WordsAsync(new Refusal.AlertGone(), Guid.Empty, cancellation);

        var (by, refusal) = await AllowedAsync(activity, alerts, verb, cancellation);
        refusal ??= (verb, alerts) switch
        {
            (AlertCard.AcknowledgeVerb, _) => await acts.AcknowledgeAsync(message, alerts, by!, cancellation),
            (AlertCard.TakeOverVerb, [var one]) => await acts.TakeOverAsync(message, one, by!, cancellation),
            _ => new Refusal.UnknownAction(verb),
        };
        return refusal is null ? null : await rights.WordsAsync(refusal, alerts[0].Query.Id, cancellation);
    }

    /// <summary>Whoever may do it to one query of a team may do it to all of that team's.</summary>
    private async Task<(Person? By, Refusal? Refusal)> AllowedAsync(Activity activity, IReadOnlyList<ToldAlert> alerts, string verb, CancellationToken cancellation)
    {
        (Person? By, Refusal? Refusal) asked = (null, null);
        foreach (var alert in alerts.DistinctBy(alert => string.Join(' ', alert.Query.Mailboxes)))
        {
            asked = await rights.OfAsync(activity, alert.Query.Id, verb, cancellation);
            if (asked.Refusal is not null) break;
        }

        return asked;
    }
}
