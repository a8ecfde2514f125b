using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Why the rules refuse an action. An expected answer to a person, so a value and not an exception.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    public sealed record AlreadyClaimed(Person Owner, Instant Since) : Refusal;

    public sealed record AlreadyClosed(Person By, Instant At) : Refusal;

    public sealed record NotClosed : Refusal;

    public sealed record NotClaimed : Refusal;

    public sealed record AnswerOnItsWay(Person By, Instant Since) : Refusal;

    public sealed record ReasonMissing : Refusal;

    public sealed record TextMissing : Refusal;

    /// <summary>There is no address to answer to: the mail came without a sender.</summary>
    public sealed record NobodyToAnswer : Refusal;

    public sealed record UnknownQuery(string Asked) : Refusal;

    public sealed record NotAllowed(string Needed) : Refusal;

    /// <summary>Whether the person may do it could not be found out just now.</summary>
    public sealed record RosterUnknown : Refusal;
}
