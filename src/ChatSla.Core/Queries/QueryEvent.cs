using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>
/// One thing that happened to a query; all of them are here. Events hold ids and instants and what staff typed as a reason,
/// never the text of a mail, so that content can be erased and the figures stay.
/// </summary>
/// <param name="At">When it happened in the world: received, sent, clicked, fallen due. When it was written down is the journal's business.</param>
public abstract record QueryEvent(Instant At)
{
    /// <param name="At">The received time of the first mail.</param>
    /// <param name="Mailbox">The watched address it came to.</param>
    /// <param name="MailId">Which stored mail opened it.</param>
    /// <param name="Promise">Null where the policy promises no first response.</param>
    public sealed record Opened(Instant At, string Mailbox, string MailId, Promise? Promise) : QueryEvent(At);

    /// <param name="Promise">The promise this mail started; null while an older mail is unanswered.</param>
    public sealed record CustomerWrote(Instant At, string MailId, Promise? Promise) : QueryEvent(At);

    public sealed record Claimed(Instant At, Person By) : QueryEvent(At);

    public sealed record Released(Instant At, Person By) : QueryEvent(At);

    /// <summary>Staff wrote an answer on the card; it is on its way and meets nothing yet.</summary>
    public sealed record AnswerWritten(Instant At, Person By, string SendKey) : QueryEvent(At);

    /// <summary>A human mail to the customer left.</summary>
    /// <param name="AnswerId">The send key of an answer from the card, the message id of one from Outlook.</param>
    public sealed record Answered(Instant At, Person By, AnswerChannel Via, string AnswerId) : QueryEvent(At);

    /// <summary>An answer was noticed that a later mail of the customer had overtaken: that mail is still owed one, from its own received time.</summary>
    public sealed record StillOwed(Instant At, string MailId, Promise? Promise) : QueryEvent(At);

    public sealed record AnswerFailed(Instant At, string SendKey, string Because) : QueryEvent(At);

    public sealed record Escalated(Instant At, Person By, string Reason) : QueryEvent(At);

    /// <summary>No answer needed, and why.</summary>
    public sealed record Closed(Instant At, Person By, string Reason) : QueryEvent(At);

    /// <param name="By">Null where the customer's mail reopened it.</param>
    public sealed record Reopened(Instant At, Person? By) : QueryEvent(At);

    public sealed record TurnedAmber(Instant At, PromiseKind Kind) : QueryEvent(At);

    public sealed record TurnedRed(Instant At, PromiseKind Kind) : QueryEvent(At);
}
