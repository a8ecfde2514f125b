namespace ChatSla.Core.Promises;

/// <summary>The stage of a query that a promise is about. The names are stored: never rename one.</summary>
public enum PromiseKind
{
    /// <summary>From the first customer mail to the first human reply. Never pauses.</summary>
    FirstResponse,

    /// <summary>From the oldest unanswered customer mail to the next human reply.</summary>
    NextResponse,
}
