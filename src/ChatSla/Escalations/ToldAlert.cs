using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>An alert as it is told: the query as it is by then.</summary>
public sealed record ToldAlert(AlertRow Row, QueryView View, Promise Promise)
{
    public Query Query => View.Query;

    public string Number => $"Q-{Query.Number}";

    public bool IsRedAt(Instant now) => Query.StateOf(Promise, now) is PromiseState.Breached;

    public bool IsAmberAt(Instant now) => Query.StateOf(Promise, now) is PromiseState.AtRisk;
}
