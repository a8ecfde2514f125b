namespace ChatSla.Core.Promises;

/// <summary>The stage of a query that a promise is about. The names are stored: never rename one.</summary>
public enum PromiseKind
{
    /// <summary>From the first customer mail to the first human reply. Never pauses.</summary>
    FirstResponse,

    /// <summary>From the oldest unanswered customer mail to the next human reply. Never pauses: our answer stops it, the customer starts it.</summary>
    NextResponse,

    /// <summary>From the customer mail that opened or reopened the query until it is resolved. Pauses.</summary>
    Resolution,

    /// <summary>While the query is not resolved: from our last word to the next one. Pauses.</summary>
    Update,
}
