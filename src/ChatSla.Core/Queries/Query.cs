using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>A customer's question and everything that happened to it: the fold of its events.</summary>
public sealed partial class Query
{
    private readonly List<QueryEvent> history = [];
    private int saved;

    private Query(Guid id, int number) => (Id, Number) = (id, number);

    public Guid Id { get; }

    /// <summary>The human number: 42 is shown as Q-42.</summary>
    public int Number { get; }

    public string Mailbox { get; private set; } = "";

    public Instant OpenedAt { get; private set; }

    /// <summary>The query that this one goes on from.</summary>
    public Guid? LinkedTo { get; private set; }

    public IReadOnlyList<QueryEvent> History => history;

    /// <summary>The events that the journal does not have yet, in order.</summary>
    public IReadOnlyList<QueryEvent> Unsaved => history[saved..];

    /// <summary>How many events the journal has: the sequence number that the first unsaved one must get.</summary>
    public int SavedCount => saved;

    /// <summary>What the journal knows the last of them by; the next one is linked to it. Null where nothing is linked yet.</summary>
    public string? SavedChain { get; private set; }

    public QueryEvent.Claimed? Claim { get; private set; }

    public Person? Owner => Claim?.By;

    /// <summary>An answer from the card that is on its way.</summary>
    public QueryEvent.AnswerWritten? Sending { get; private set; }

    /// <summary>The last try to send that failed, until somebody tries again.</summary>
    public QueryEvent.AnswerFailed? Failure { get; private set; }

    public QueryEvent.Answered? LastAnswer { get; private set; }

    public QueryEvent.Escalated? Escalation { get; private set; }

    public QueryEvent.Closed? Closing { get; private set; }

    /// <summary>The query that this one goes on in.</summary>
    public QueryEvent.Merged? Merging { get; private set; }

    /// <summary>The customer has the last word and nobody has closed the query.</summary>
    public bool AwaitsUs => Merging is null && Stages.Any(stage => stage.Kind.IsResponse && !stage.IsOver);

    /// <summary>Nothing is owed, nothing is on its way, nothing went wrong: there is nothing to do.</summary>
    public bool IsSettled => !AwaitsUs && Sending is null && Failure is null && Running.Count == 0;

    /// <summary>The customer's newest mail: the next answer replies to it.</summary>
    public string LastMailId => talk.Last(word => word.By is Speaker.Customer).Id;

    /// <summary>The earliest instant at which anything about it changes by itself.</summary>
    public Instant? NextTurnAt => NextTurn?.At;

    public static Query Open(Guid id, int number, string mailbox, string mailId, Instant receivedAt, IPolicies policies, Guid? linkedTo = null)
    {
        var query = new Query(id, number);
        var promise = policies.Make(PromiseKind.FirstResponse, receivedAt, Calendars.Pauses.None);
        query.Record(new QueryEvent.Opened(receivedAt, mailbox, mailId, promise, linkedTo));
        query.PromiseWhatIsOwed(policies);
        return query;
    }

    /// <param name="chain">See <see cref="SavedChain"/>; needed only where more is to be saved.</param>
    /// <exception cref="ArgumentException">The first event does not open the query.</exception>
    public static Query Replay(Guid id, int number, IEnumerable<QueryEvent> events, string? chain = null)
    {
        var query = new Query(id, number) { SavedChain = chain };
        foreach (var happened in events)
        {
            query.Apply(happened);
            query.history.Add(happened);
        }

        if (query.history is not [QueryEvent.Opened, ..]) throw new ArgumentException($"Query {id} does not begin with being opened.", nameof(events));
        query.saved = query.history.Count;
        return query;
    }

    /// <summary>The journal has everything now.</summary>
    public void MarkSaved(string? chain = null) => (saved, SavedChain) = (history.Count, chain);

    private void Record(QueryEvent happened)
    {
        Apply(happened);
        history.Add(happened);
    }
}
