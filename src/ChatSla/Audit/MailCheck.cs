using ChatSla.Core.Queries;
using ChatSla.Storage;

namespace ChatSla.Audit;

/// <summary>Whether every mail is accounted for: what became of it fits the query that it belongs to.</summary>
public sealed class MailCheck(Findings findings)
{
    private static readonly string[] OfQueries = [nameof(MailOutcome.Opened), nameof(MailOutcome.Attached), nameof(MailOutcome.Unreadable), nameof(MailOutcome.Shared)];

    public static Task<int> CountAsync(DbSession session) => session.GetAsync<int>("SELECT COUNT(*) FROM mails");

    public async Task CheckAsync(DbSession session, QueryEntry entry, Query? query)
    {
        if (entry.Row is null)
        {
            foreach (var mail in entry.Mails) Add(DifferenceKind.MailStray, entry.Id, mail, $"no query {entry.Id}", $"the mail ({mail.Outcome}) belongs to it");
            return;
        }

        if (query is null) return;

        var opening = ((QueryEvent.Opened)query.History[0]).MailId;
        var heard = query.History.OfType<QueryEvent.CustomerWrote>().Select(wrote => wrote.MailId).Prepend(opening).ToHashSet();
        foreach (var mail in entry.Mails)
        {
            if (mail.Outcome is nameof(MailOutcome.Opened) or nameof(MailOutcome.Unreadable) && mail.Id != opening)
                findings.Add(DifferenceKind.MailStray, entry, $"mail {opening} opened it", $"mail {mail.Id} says that it did", Remedy.Tampered);
            else if (mail.Outcome is nameof(MailOutcome.Attached) && !heard.Contains(mail.Id))
                findings.Add(DifferenceKind.MailUnheard, entry, $"nothing of mail {mail.Id}", "the mail is attached to the query", Remedy.Tampered);
        }

        foreach (var id in heard.Except(entry.Mails.Select(mail => mail.Id)))
        {
            if (id == opening || await session.FindAsync<int?>("SELECT 1 FROM mails WHERE id = @id", new { id }) is null)
                findings.Add(DifferenceKind.MailMissing, entry, $"the customer's mail {id}{(id == opening ? " opened it" : "")}", id == opening ? "no such mail of this query" : "no such mail", Remedy.Lost);
        }
    }

    /// <summary>Mails that must belong to a query and belong to none.</summary>
    public async Task FinishAsync(DbSession session)
    {
        foreach (var mail in await session.ListAsync<StoredMail>("SELECT id, mailbox, outcome, graph_id FROM mails WHERE query_id IS NULL AND outcome IN @OfQueries ORDER BY id LIMIT 1000", new { OfQueries }))
            Add(DifferenceKind.MailStray, null, mail, $"a mail that is {mail.Outcome.ToLowerInvariant()} belongs to a query", "it belongs to none");
    }

    private void Add(DifferenceKind kind, string? query, StoredMail mail, string journal, string row) =>
        findings.Add(new Difference(kind, Number: null, query ?? mail.Id, $"mail {mail.Id}: {journal}", row, Remedy.Tampered));
}
