using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>An alert as it is told: the query as it is by then.</summary>
/// <param name="View">Null where it is one of many and is only counted.</param>
public sealed record ToldAlert(AlertRow Row, Query Query, Promise Promise, QueryView? View = null)
{
    public string Number => $"Q-{Query.Number}";

    /// <summary>The mail that opened the query.</summary>
    public MailRow First => View!.First;

    public bool IsRedAt(Instant now) => Query.StateOf(Promise, now) is PromiseState.Breached;

    public bool IsAmberAt(Instant now) => Query.StateOf(Promise, now) is PromiseState.AtRisk;
}
