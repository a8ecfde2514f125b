using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Escalations;

/// <summary>Answers from Outlook leave no copy where we look: the managers are told what mends that, once a day.</summary>
public sealed class CopiesHint(QueryJournal journal, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, SpokenLanguages languages)
{
    public async Task RunAsync(string address, Guid queryId, string answerId, CancellationToken cancellation)
    {
        if (mailboxes.Find(address) is not { } mailbox || await journal.FindAsync(queryId, cancellation) is not { } query) return;

        // It was seen in Sent Items after all, or a person says that it never was.
        if (query.History.Any(happened => happened is QueryEvent.Answered { Source: AnswerSource.Seen } seen && seen.AnswerId == answerId)) return;
        if (query.History.Any(happened => happened is QueryEvent.AnswerTakenBack back && back.AnswerId == answerId)) return;
        if (await channels.ManagersChannelOfAsync(mailbox, cancellation) is not { } channel) throw new WillNotWorkException("no channel is bound to call the managers in");

        using var _ = Language.Speak(await languages.OfAsync(channel, cancellation));
        await messenger.PostAsync(channel, Messages.Card(Render(mailbox, query), EscalationStrings.CopiesTitle), cancellation);
    }

    public static JsonObject Render(WatchedMailbox mailbox, Query query) => Elements.AdaptiveCard(
    [
        Elements.Container("accent", [Elements.Runs(null, Elements.Run(EscalationStrings.CopiesTitle, weight: "Bolder", color: "Accent"))], bleed: true),
        Elements.Plain(EscalationStrings.CopiesSeen.With(mailbox.Name, $"Q-{query.Number}")),
        Elements.Words(EscalationStrings.CopiesMend),
        Elements.Plain($"Set-Mailbox {mailbox.Address} -MessageCopyForSentAsEnabled $true -MessageCopyForSendOnBehalfEnabled $true", weight: "Bolder"),
        Elements.Words(EscalationStrings.CopiesUntil),
    ]);
}
