using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>
/// One thing that happened to a query; all of them are here. Events hold ids and instants and what staff typed as a reason,
/// never the text of a mail, so that content can be erased and the figures stay.
/// </summary>
/// <param name="At">When it happened in the world: received, sent, clicked, fallen due. When it was written down is the journal's business.</param>
public abstract partial record QueryEvent(Instant At)
{
    /// <param name="At">The received time of the first mail.</param>
    /// <param name="Mailbox">The watched address it came to.</param>
    /// <param name="MailId">Which stored mail opened it.</param>
    /// <param name="Promise">Null where the policy promises no first response.</param>
    /// <param name="LinkedTo">The query that it goes on from: one too old to be reopened, or the one it was split off.</param>
    public sealed record Opened(Instant At, string Mailbox, string MailId, Promise? Promise, Guid? LinkedTo = null) : QueryEvent(At);

    /// <param name="Promise">The promise this mail started; null while an older mail is unanswered.</param>
    /// <param name="IsThanks">The mail says no more than thank you; after our answer it is owed none.</param>
    public sealed record CustomerWrote(Instant At, string MailId, Promise? Promise, bool IsThanks = false) : QueryEvent(At);

    /// <summary>A thank-you does want an answer, says a person.</summary>
    public sealed record AnswerWanted(Instant At, Person By, string MailId) : QueryEvent(At);

    public sealed record Claimed(Instant At, Person By) : QueryEvent(At);

    public sealed record Released(Instant At, Person By) : QueryEvent(At);

    /// <summary>Staff wrote a mail on the card; it is on its way and meets nothing yet.</summary>
    public sealed record AnswerWritten(Instant At, Person By, string SendKey, ReplyKind Kind = ReplyKind.Answer) : QueryEvent(At);

    /// <summary>A human word reached the customer.</summary>
    /// <param name="AnswerId">The send key of an answer from the card, the message id of one from Outlook.</param>
    /// <param name="Note">What was said on the telephone, or what the person says of the answer.</param>
    public sealed record Answered(Instant At, Person By, AnswerChannel Via, string AnswerId, string? Note = null, AnswerSource Source = AnswerSource.Seen) : QueryEvent(At);

    /// <summary>An answer that nothing of ours has seen has not been, says a person.</summary>
    public sealed record AnswerTakenBack(Instant At, Person By, string AnswerId) : QueryEvent(At);

    /// <summary>The customer was told that we are on it, which meets nothing.</summary>
    /// <param name="By">Null where the program did so by itself.</param>
    /// <param name="Until">By when the customer was told that an answer comes; null where no time was named.</param>
    public sealed record ToldToWait(Instant At, Person? By, string SendKey, Instant? Until) : QueryEvent(At);

    /// <summary>The customer's mail was handed on, which meets nothing.</summary>
    /// <param name="To">The address that staff gave.</param>
    public sealed record Forwarded(Instant At, Person By, string SendKey, string To) : QueryEvent(At);

    /// <summary>An answer was noticed that a later mail of the customer had overtaken: that mail is still owed one, from its own received time.</summary>
    public sealed record StillOwed(Instant At, string MailId, Promise? Promise) : QueryEvent(At);

    /// <summary>A resolution or an update is promised from then on.</summary>
    /// <param name="StartedBy">The customer's mail, or our answer, that began the stage.</param>
    public sealed record Promised(Instant At, string StartedBy, Promise Promise) : QueryEvent(At);

    /// <summary>The instants of a promise became others.</summary>
    /// <param name="StartedBy">The mail or answer that began its stage.</param>
    /// <param name="Promise">Null: it is promised no longer.</param>
    /// <param name="By">Null where a rule moved it.</param>
    public sealed record PromiseMoved(Instant At, string StartedBy, PromiseKind Kind, Promise? Promise, MoveCause Cause, Person? By, string? Reason) : QueryEvent(At);

    /// <param name="Until">When the clock runs again by itself.</param>
    public sealed record Paused(Instant At, Person By, PauseReason For, string Note, Instant Until) : QueryEvent(At);

    /// <param name="By">Null where the pause ran out.</param>
    public sealed record Resumed(Instant At, Person? By) : QueryEvent(At);

    public sealed record AnswerFailed(Instant At, string SendKey, string Because) : QueryEvent(At);

    /// <param name="To">Who is called; null: everybody who manages the mailbox.</param>
    public sealed record Escalated(Instant At, Person By, string Reason, Person? To = null) : QueryEvent(At);

    /// <summary>Somebody took notice of what is late, or about to be.</summary>
    public sealed record Acknowledged(Instant At, Person By) : QueryEvent(At);

    /// <summary>It returned to the channel by itself.</summary>
    /// <param name="Owner">Who had it.</param>
    public sealed record LeaseEnded(Instant At, Person Owner, LeaseEnd Because) : QueryEvent(At);

    /// <summary>No answer needed, or resolved, and why.</summary>
    public sealed record Closed(Instant At, Person By, string Reason) : QueryEvent(At);

    /// <param name="By">Null where the customer's mail reopened it.</param>
    public sealed record Reopened(Instant At, Person? By) : QueryEvent(At);

    /// <summary>It goes on in another query, which has its mails and promises from now on.</summary>
    public sealed record Merged(Instant At, Person By, Guid Into, int IntoNumber) : QueryEvent(At);

    /// <summary>The merging was taken back.</summary>
    public sealed record Unmerged(Instant At, Person By) : QueryEvent(At);

    /// <summary>Another query was merged into this one.</summary>
    /// <param name="Ambers">The turns its promises have had; they do not come again.</param>
    public sealed record Absorbed(
        Instant At,
        Person By,
        Guid From,
        int FromNumber,
        IReadOnlyList<Word> Words,
        IReadOnlyList<Promised> Promises,
        Answered? LastAnswer,
        IReadOnlyList<TurnedAmber> Ambers,
        IReadOnlyList<TurnedRed> Reds) : QueryEvent(At);

    /// <summary>Part of the talk goes on in another query.</summary>
    /// <param name="WordIds">The mails and answers that went.</param>
    public sealed record SplitOff(Instant At, Person By, Guid Into, int IntoNumber, IReadOnlyList<string> WordIds) : QueryEvent(At);

    public sealed record TurnedAmber(Instant At, PromiseKind Kind) : QueryEvent(At);

    public sealed record TurnedRed(Instant At, PromiseKind Kind) : QueryEvent(At);
}
