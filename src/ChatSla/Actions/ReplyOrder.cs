using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>What a member of staff wants sent.</summary>
/// <param name="SendKey">Made when the dialog was opened: a submit that is delivered twice sends once.</param>
public sealed record ReplyOrder(ReplyKind Kind, string Text, string SendKey)
{
    public bool ToAll { get; init; }

    /// <summary>Whom a forward goes to.</summary>
    public string? ToAddress { get; init; }

    public string? Subject { get; init; }

    /// <summary>By when the text says that an answer comes.</summary>
    public Instant? PromisedAt { get; init; }

    /// <summary>A forward closes the query here.</summary>
    public bool Closes { get; init; }
}
