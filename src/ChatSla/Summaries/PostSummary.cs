using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Teams;

namespace ChatSla.Summaries;

/// <summary>Answers "summary" with today's figures of the conversation's mailboxes.</summary>
public sealed class PostSummary(MailboxChannels channels, SummaryReader reader)
{
    public async Task<JsonObject> MessageAsync(Asker asker, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(asker, cancellation);
        if (mailboxes.Count == 0) return Messages.Plain(asker.IsChannel ? SummaryStrings.NoMailbox : SummaryStrings.NoTeam);

        return SummaryCard.Message(await reader.ReadAsync(mailboxes, null, cancellation), asker.IsChannel ? null : string.Join(", ", mailboxes.Select(mailbox => mailbox.Name)), isToday: true);
    }
}
