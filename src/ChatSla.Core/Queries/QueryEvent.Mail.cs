using ChatSla.Core.Mail;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What mails bring beside a customer's words.</summary>
public abstract partial record QueryEvent
{
    /// <summary>A person let a mail in that had been taken for one that needs no answer.</summary>
    /// <param name="MailId">The mail that opened the query, or joined it.</param>
    public sealed record Admitted(Instant At, Person By, string MailId, MailKind TakenFor) : QueryEvent(At);

    /// <summary>A program wrote in the thread. It is a line in the story and moves nothing.</summary>
    /// <param name="At">Its received time.</param>
    /// <param name="AnswerId">Which answer of ours it is about, as <see cref="Answered"/> has it; null where the mail does not say.</param>
    /// <param name="IsDelay">A bounce that says: not yet.</param>
    public sealed record AutomaticMail(Instant At, string MailId, MailKind Kind, string? AnswerId = null, bool IsDelay = false) : QueryEvent(At);

    /// <summary>Another watched mailbox got a copy of one of the customer's mails: the query is its as well.</summary>
    /// <param name="At">The received time of that copy.</param>
    /// <param name="MailId">The mail that it is a copy of.</param>
    public sealed record SharedWith(Instant At, string Mailbox, string MailId) : QueryEvent(At);

    /// <summary>The same customer has another open query that looks like this one.</summary>
    public sealed record MergeSuggested(Instant At, Guid Into, int IntoNumber) : QueryEvent(At);

    /// <summary>They are not the same, says a person.</summary>
    public sealed record MergeDismissed(Instant At, Person By, Guid Into) : QueryEvent(At);
}
