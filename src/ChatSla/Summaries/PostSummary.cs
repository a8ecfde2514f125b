using ChatSla.Graph;
using ChatSla.Teams;

namespace ChatSla.Summaries;

/// <summary>Answers "summary" with today's figures of the conversation's mailboxes.</summary>
public sealed class PostSummary(MailboxChannels channels, SummaryReader reader, ITeamsMessenger messenger)
{
    public async Task RunAsync(Asker asker, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(asker, cancellation);
        var message = mailboxes.Count == 0
            ? Messages.Plain("No mailbox is shown here. An administrator binds one to a channel with \"@ChatSla watch support@contoso.com\".")
            : SummaryCard.Message(await reader.ReadTodayAsync(mailboxes, cancellation));
        await messenger.SendAsync(asker.ConversationId, message, cancellation);
    }
}
