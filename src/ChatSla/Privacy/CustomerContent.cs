using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Privacy;

/// <summary>Where something of one customer is stored.</summary>
/// <param name="Address">In lower case.</param>
/// <param name="Queries">The customer's own.</param>
/// <param name="Mails">The customer's mails in queries of others, or in none.</param>
/// <param name="Named">Queries of others that name the customer: a mail was forwarded there.</param>
public sealed record CustomerContent(string Address, IReadOnlyList<string> Queries, IReadOnlyList<MailKey> Mails, IReadOnlyList<string> Named)
{
    private const string OwnQueries =
        """
        SELECT id FROM queries WHERE customer = @address
        UNION SELECT query_id FROM mails WHERE query_id IS NOT NULL AND outcome IN ('Opened', 'Unreadable') AND LOWER(from_address) = @address
        """;

    public static async Task<CustomerContent> FindAsync(DbSession session, string address)
    {
        var queries = await session.ListAsync<string>($"{OwnQueries} ORDER BY 1", new { address });
        var mails = await session.ListAsync<MailKey>(
            $"SELECT id, outcome, because FROM mails WHERE LOWER(from_address) = @address AND (query_id IS NULL OR query_id NOT IN ({OwnQueries})) ORDER BY id", new { address });
        var named = await session.ListAsync<string>(
            $"SELECT DISTINCT query_id FROM replies WHERE to_address = @address AND query_id NOT IN ({OwnQueries}) ORDER BY query_id", new { address });
        return new CustomerContent(address, queries, mails, named);
    }

    public bool IsEmpty => Queries.Count == 0 && Mails.Count == 0 && Named.Count == 0;

    /// <summary>The numbers of those of the customer's queries that somebody still works on.</summary>
    public async Task<IReadOnlyList<Query>> OpenAsync(DbSession session)
    {
        var open = new List<Query>();
        foreach (var id in Queries)
        {
            if (await QueryJournal.FindAsync(session, Guid.Parse(id)) is { Merging: null, Closing: null } query && (query.AwaitsUs || query.Sending is not null || query.Running.Count > 0)) open.Add(query);
        }

        return open;
    }

    /// <summary>Erases all of it, in the caller's transaction.</summary>
    public async Task<Erased> EraseAsync(DbSession session, Instant now)
    {
        var sum = Erased.Nothing;
        foreach (var id in Queries) sum += await Eraser.QueryAsync(session, id, now);
        sum += Erased.Nothing with { Mails = await Eraser.MailsAsync(session, Mails, now) };
        foreach (var id in Named)
        {
            var replies = await session.RunAsync("UPDATE replies SET to_address = NULL WHERE query_id = @id AND to_address = @Address", new { id, Address });
            sum += Erased.Nothing with { Events = await Eraser.EventsAsync(session, id, Address, now), Replies = replies };
        }

        await ForgetAsync(session);
        return sum;
    }

    /// <summary>Where the address stands among others, and what is no content of anybody's query.</summary>
    private async Task ForgetAsync(DbSession session)
    {
        var (word, part) = ($" {Address} ", $"%{Address}%");
        await session.RunAsync(
            "UPDATE mails SET recipients = REPLACE(recipients, @word, ''), to_line = NULL, cc_line = NULL, others = NULL, about = NULL WHERE recipients LIKE @part OR LOWER(others) LIKE @part OR LOWER(about) LIKE @part",
            new { word, part });
        await session.RunAsync("DELETE FROM loop_breaks WHERE address = @Address", new { Address });
        await session.RunAsync("DELETE FROM announcements WHERE target = @Address", new { Address });
        await session.RunAsync("DELETE FROM outbox WHERE done_at IS NOT NULL AND (LOWER(body) LIKE @part OR LOWER(once_key) LIKE @part)", new { part });
    }
}
