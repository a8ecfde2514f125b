using ChatSla.Core.Mail;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Escalations;

/// <summary>
/// Alerts by mail, from the watched mailbox: marked as ours, so that its copy in Sent Items answers nobody. Graph lets nobody set
/// Auto-Submitted; X-Auto-Response-Suppress keeps programs from answering, and whoever replies writes to themselves and opens no query.
/// </summary>
public sealed class AlertsByMail(IMailbox graph, WatchedMailboxes mailboxes, AlertsInTeams teams, BotIdentity bot, TimeProvider clock)
{
    public async Task<AlertMessage> SayAsync(AlertPlace place, string id, IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        using var _ = Language.Speak(bot.Language);
        var (from, key, to) = (mailboxes[alerts[0].Row.Mailbox].Address, $"alert-{id}", new MailAddress(place.Of, null));
        if (await graph.FindSentAsync(from, key, cancellation) is not null) return new AlertMessage { Id = id };

        await graph.RemoveDraftsAsync(from, key, cancellation);
        var (subject, html) = await TextAsync(alerts, cancellation);
        var draft = await graph.CreateDraftAsync(from, subject, to, html, cancellation);
        await graph.WriteDraftAsync(from, draft.Id, new DraftContent(html) { To = [to], ReplyTo = [to], Subject = subject, WantsNoAutomaticReply = true }, key, cancellation);
        await graph.SendAsync(from, draft.Id, cancellation);
        return new AlertMessage { Id = id };
    }

    private async Task<(string Subject, string Html)> TextAsync(IReadOnlyList<ToldAlert> alerts, CancellationToken cancellation)
    {
        var (now, zone) = (clock.Now, mailboxes[alerts[0].Row.Mailbox].Zone);
        var lines = new List<string>();
        foreach (var alert in alerts.Take(5))
        {
            var text = System.Net.WebUtility.HtmlEncode(alerts.Count == 1 ? AlertWords.Line(alert, null, now, zone) : $"{(alert.IsRedAt(now) ? "◆" : "▲")} {alert.Number} {AlertWords.Item(alert, now)}");
            lines.Add(await teams.LinkOfAsync(alert, cancellation) is { } link ? $"<p><a href=\"{System.Net.WebUtility.HtmlEncode(link)}\">{text}</a></p>" : $"<p>{text}</p>");
        }

        if (alerts.Count > 5) lines.Add($"<p>{EscalationStrings.AndMore.With(alerts.Count - 5)}</p>");
        var subject = alerts is [var one] ? $"{one.Number}: {CardText.Cut(CardText.OneLine(one.First.Subject), 80)} · {AlertWords.Title(alerts, now)}" : AlertWords.Title(alerts, now);
        return (subject, string.Concat(lines));
    }
}
