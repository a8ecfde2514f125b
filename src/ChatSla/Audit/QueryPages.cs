using System.Runtime.CompilerServices;
using ChatSla.Storage;

namespace ChatSla.Audit;

/// <summary>All that is stored of one query; without a row where only other tables speak of it.</summary>
public sealed record QueryEntry(
    string Id,
    StoredQuery? Row,
    IReadOnlyList<StoredEvent> Events,
    IReadOnlyList<StoredPromise> Promises,
    IReadOnlyList<StoredMailbox> Mailboxes,
    IReadOnlyList<StoredCard> Cards,
    IReadOnlyList<StoredReply> Replies,
    IReadOnlyList<StoredMail> Mails)
{
    public int? Number => Row?.Number;
}

/// <summary>Everything about all queries, a page at a time in the order of their ids, so that the memory is the same however many there are.</summary>
public static class QueryPages
{
    private const int PageSize = 250;

    /// <summary>Greater than any id: those are hexadecimal.</summary>
    private const string Last = "zzzz";

    public static async IAsyncEnumerable<IReadOnlyList<QueryEntry>> ReadAsync(DbSession session, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = ""; after != Last;)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = await session.ListAsync<StoredQuery>("SELECT * FROM queries WHERE id > @after ORDER BY id LIMIT @PageSize", new { after, PageSize });
            var last = rows.Count < PageSize ? Last : rows[^1].Id;
            yield return await ReadAsync(session, rows, after, last);
            after = last;
        }
    }

    private static async Task<IReadOnlyList<QueryEntry>> ReadAsync(DbSession session, IReadOnlyList<StoredQuery> rows, string after, string last)
    {
        async Task<ILookup<string, T>> Of<T>(string columns, string table, string order, Func<T, string> key) => (await session.ListAsync<T>(
            $"SELECT query_id, {columns} FROM {table} WHERE query_id > @after AND query_id <= @last ORDER BY query_id, {order}", new { after, last })).ToLookup(key);

        var events = await Of<StoredEvent>("seq, at, recorded_at, body, hash, chain, erased_at", "query_events", "seq", row => row.QueryId);
        var promises = await Of<StoredPromise>("position, kind, start_at, due_at, answered_at, withdrawn_at", "promises", "position", row => row.QueryId);
        var mailboxes = await Of<StoredMailbox>("mailbox, position", "query_mailboxes", "position", row => row.QueryId);
        var cards = await Of<StoredCard>("mailbox, state", "cards", "mailbox", row => row.QueryId);
        var replies = await Of<StoredReply>("send_key, kind, written_at, send_tried_at, sent_at", "replies", "send_key", row => row.QueryId);
        var mails = await Of<StoredMail>("id, mailbox, outcome, message_id, graph_id, send_key", "mails", "id", row => row.QueryId);
        var known = rows.ToDictionary(row => row.Id);
        return
        [
            .. known.Keys.Concat(events.Concat<IGrouping<string, object>>(promises).Concat(mailboxes).Concat(cards).Concat(replies).Concat(mails).Select(group => group.Key)).Distinct()
                .Select(id => new QueryEntry(id, known.GetValueOrDefault(id), [.. events[id]], [.. promises[id]], [.. mailboxes[id]], [.. cards[id]], [.. replies[id]], [.. mails[id]])),
        ];
    }
}
