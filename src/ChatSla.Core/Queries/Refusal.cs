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

    public sealed record AlreadyMerged(int Into) : Refusal;

    public sealed record NotMerged : Refusal;

    public sealed record AlreadyPaused(Person By, Instant Since) : Refusal;

    public sealed record NotPaused : Refusal;

    /// <summary>Nothing runs that a pause could stop: a reply to the customer never waits.</summary>
    public sealed record NothingToPause : Refusal;

    /// <summary>The customer has the last word, so we cannot be waiting for the customer.</summary>
    public sealed record CustomerWaits : Refusal;

    /// <summary>The instant given must lie in the future.</summary>
    public sealed record NotInFuture(Instant Asked) : Refusal;

    /// <summary>The instant given lies further ahead than may be named.</summary>
    public sealed record TooFar(Instant Latest) : Refusal;

    public sealed record AlreadyComplaint(Person By, Instant At) : Refusal;

    /// <summary>It is not marked as a complaint.</summary>
    public sealed record NoComplaint : Refusal;

    /// <summary>Nobody was named, or somebody who is not one of the team.</summary>
    public sealed record NotColleague : Refusal;

    /// <summary>Nothing of that kind is promised just now.</summary>
    public sealed record NothingPromised : Refusal;

    /// <summary>Nothing would be left, or there is no such mail.</summary>
    public sealed record CannotSplit : Refusal;

    /// <summary>A query was to be merged with itself.</summary>
    public sealed record SameQuery : Refusal;

    /// <summary>No mailbox has both of the queries that were to be merged.</summary>
    public sealed record OtherMailbox(int Number) : Refusal;

    public sealed record NothingSuggested : Refusal;

    /// <summary>The mail is no thank-you that was taken to need no answer.</summary>
    public sealed record AnswerWantedAlready : Refusal;

    public sealed record TextMissing : Refusal;

    /// <summary>The customer waits for nothing, so there is nothing to be told.</summary>
    public sealed record NothingOwed : Refusal;

    /// <summary>The customer has been told often enough, or only just now, that we are on it.</summary>
    public sealed record ToldAlready(string By, Instant At) : Refusal;

    /// <summary>What is said to have happened lies in the future.</summary>
    public sealed record NotYet(Instant Asked) : Refusal;

    /// <summary>An answer cannot have left before the mail that it answers was received.</summary>
    public sealed record BeforeTheMail(Instant ReceivedAt) : Refusal;

    /// <summary>There is no answer that we only know of by somebody's word.</summary>
    public sealed record NothingToTakeBack : Refusal;

    public sealed record AddressUnknown(string Asked) : Refusal;

    /// <summary>A mailbox is not forwarded to itself.</summary>
    public sealed record ForwardToItself : Refusal;

    /// <summary>There is no address to answer to: the mail came without a sender.</summary>
    public sealed record NobodyToAnswer : Refusal;

    public sealed record UnknownQuery(string Asked) : Refusal;

    /// <summary>A button of another version of the program.</summary>
    public sealed record UnknownAction(string Verb) : Refusal;

    /// <summary>What a message told of is no more.</summary>
    public sealed record AlertGone : Refusal;

    /// <summary>A card or dialog speaks of a query that is not there.</summary>
    public sealed record QueryGone : Refusal;

    public sealed record NotAllowed(string Needed) : Refusal;

    /// <summary>Whether the person belongs to the team could not be found out just now.</summary>
    public sealed record RosterUnknown : Refusal;

    /// <summary>Whether the person has the role that it needs could not be found out just now.</summary>
    public sealed record RoleUnknown : Refusal;
}
