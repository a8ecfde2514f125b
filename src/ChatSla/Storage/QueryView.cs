using ChatSla.Core.Queries;

namespace ChatSla.Storage;

/// <summary>A query with the mails that a person sees of it.</summary>
/// <param name="First">The mail that opened it: its subject and customer.</param>
/// <param name="Last">The customer's mail that the next answer replies to.</param>
public sealed record QueryView(Query Query, MailRow First, MailRow Last)
{
    public static async Task<QueryView?> FindAsync(DbSession session, Guid id)
    {
        if (await QueryJournal.FindAsync(session, id) is not { } query) return null;

        var opened = (QueryEvent.Opened)query.History[0];
        var first = await session.FindMailAsync(opened.MailId) ?? throw new InvalidOperationException($"The mail that opened query {id} is not stored.");
        var last = query.LastMailId == opened.MailId ? first : await session.FindMailAsync(query.LastMailId) ?? first;
        return new QueryView(query, first, last);
    }
}
