using ChatSla.Graph;
using ChatSla.Teams;

namespace ChatSla.Summaries;

/// <summary>Answers "summary" with today's figures of the conversation's mailboxes.</summary>
public sealed class PostSummary(MailboxChannels channels, SummaryReader reader, ITeamsMessenger messenger)
{
    public async Task RunAsync(string conversationId, bool isChannel, CancellationToken cancellation)
    {
        var mailboxes = await channels.OfConversationAsync(ThreadId.ChannelOf(conversationId), isChannel, cancellation);
        var message = mailboxes.Count == 0
            ? Messages.Plain("This channel shows no mailbox yet. An administrator binds one with \"@ChatSla watch support@contoso.com\".")
            : SummaryCard.Message(await reader.ReadTodayAsync(mailboxes, cancellation));
        await messenger.SendAsync(conversationId, message, cancellation);
    }
}
