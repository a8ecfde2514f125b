using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Search;

/// <summary>
/// Finds queries for one person: those of the mailboxes whose team the person belongs to, wherever it is asked. What is found is put into a message
/// by that person, so it is theirs to know whom they show it.
/// </summary>
public sealed class SearchQueries(Database database, MailboxChannels channels, TimeProvider clock)
{
    public async Task<IReadOnlyList<FoundQuery>> FindAsync(Activity activity, Person by, SearchOrder order, CancellationToken cancellation)
    {
        var mailboxes = (await channels.SpokenOfAsync(new Asker(activity.ConversationId, false, by.Id), cancellation)).Select(mailbox => mailbox.Address).ToList();
        if (mailboxes.Count == 0) return [];

        return await database.ReadAsync(
            session => order.Words.Length == 0
                ? QuerySearch.FindOwnAndOverdueAsync(session, mailboxes, by.Id, clock.Now, order.Skip, order.Count)
                : QuerySearch.FindAsync(session, mailboxes, order.Words, QueryNumber.In(order.Words), order.Skip, order.Count),
            cancellation);
    }
}
