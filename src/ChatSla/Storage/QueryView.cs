using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>A query with the mails that a person sees of it.</summary>
/// <param name="First">The mail that opened it: its subject and customer.</param>
/// <param name="Last">The customer's mail that the next answer replies to.</param>
public sealed record QueryView(Query Query, MailRow First, MailRow Last)
{
    private const int MostAutomatic = 5;

    /// <summary>The latest automatic mails of the query's story, by their ids.</summary>
    public IReadOnlyDictionary<string, MailRow> Automatic { get; init; } = new Dictionary<string, MailRow>();

    /// <summary>The subject of the open query that this one looks like; null where it looks like none.</summary>
    public string? SuggestedSubject { get; init; }

    /// <summary>The names of its mailboxes, where there are several.</summary>
    public IReadOnlyList<string> SharedBy { get; init; } = [];

    /// <summary>The number of the query that this one goes on from.</summary>
    public int? LinkedNumber { get; init; }

    /// <summary>The customer's company, where it is known.</summary>
    public string? Company { get; init; }

    /// <summary>As "Gold".</summary>
    public string? Tier { get; init; }

    /// <summary>What whoever writes to the customer must know just now; without an end where the configuration says so.</summary>
    public IReadOnlyList<(string Text, Instant? Until)> Announced { get; init; } = [];

    /// <summary>By which its promises were made; null where nobody asks how much of them is left.</summary>
    public IPolicies? Policies { get; init; }

    /// <summary>Whose clients ask for a view of their own, by their ids in Teams; null: everybody's, as far as Teams does so.</summary>
    public IReadOnlyList<string>? Viewers { get; init; }

    public static async Task<QueryView?> FindAsync(DbSession session, Guid id)
    {
        if (await QueryJournal.FindAsync(session, id) is not { } query) return null;

        var opened = (QueryEvent.Opened)query.History[0];
        var first = await session.FindMailAsync(opened.MailId) ?? throw new InvalidOperationException($"The mail that opened query {id} is not stored.");
        var last = query.LastMailId == opened.MailId ? first : await session.FindMailAsync(query.LastMailId) ?? first;
        return new QueryView(query, first, last)
        {
            Automatic = await AutomaticAsync(session, query),
            SuggestedSubject = await SuggestedAsync(session, query),
            LinkedNumber = query.LinkedTo is { } linked ? await session.FindAsync<int?>("SELECT number FROM queries WHERE id = @linked", new { linked }) : null,
        };
    }

    private static async Task<IReadOnlyDictionary<string, MailRow>> AutomaticAsync(DbSession session, Query query)
    {
        var found = new Dictionary<string, MailRow>();
        foreach (var id in query.AutomaticMails.OrderBy(mail => mail.At).TakeLast(MostAutomatic).Append(query.Bounce).OfType<QueryEvent.AutomaticMail>().Select(mail => mail.MailId).Distinct())
        {
            if (await session.FindMailAsync(id) is { } mail) found[id] = mail;
        }

        return found;
    }

    /// <summary>A suggestion holds as long as both queries are open.</summary>
    private static async Task<string?> SuggestedAsync(DbSession session, Query query)
    {
        if (query is not { Suggestion: { } suggestion, Merging: null, Closing: null }) return null;
        if (await QueryJournal.FindAsync(session, suggestion.Into) is not { Merging: null, Closing: null } into) return null;

        return (await session.FindMailAsync(((QueryEvent.Opened)into.History[0]).MailId))?.Subject;
    }
}
