using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What people and mails do to a query. Refusals first, one event last; what it moves follows.</summary>
public sealed partial class Query
{
    /// <summary>Why nobody can work on it: it is closed, or goes on in another query.</summary>
    private Refusal? IsOut => Merging is { } merged ? new Refusal.AlreadyMerged(merged.IntoNumber)
        : Closing is { } closed ? new Refusal.AlreadyClosed(closed.By, closed.At)
        : null;

    /// <summary>Takes the query. Claiming never silences the clock.</summary>
    public Refusal? ClaimFor(Person by, Instant now)
    {
        if (IsOut is { } refusal) return refusal;
        if (Owner == by) return null;
        if (Claim is { } claim) return new Refusal.AlreadyClaimed(claim.By, claim.At);

        Record(new QueryEvent.Claimed(now, by));
        return null;
    }

    /// <param name="mayOverrule">A lead frees what somebody else holds.</param>
    public Refusal? Release(Person by, Instant now, bool mayOverrule = false)
    {
        if (Claim is not { } claim) return new Refusal.NotClaimed();
        if (claim.By != by && !mayOverrule) return new Refusal.AlreadyClaimed(claim.By, claim.At);

        Record(new QueryEvent.Released(now, by));
        return null;
    }

    /// <summary>
    /// A human mail to the customer left: a fact, so never refused, and noted once however often it is seen. It answers what
    /// was received before it left, whenever it is noticed; a mail that was received after it left is still owed an answer.
    /// </summary>
    public void Answer(Person by, Instant sentAt, AnswerChannel via, string answerId, IPolicies policies)
    {
        if (history.OfType<QueryEvent.Answered>().Any(answer => answer.AnswerId == answerId && answer.Source is AnswerSource.Seen)) return;

        Record(new QueryEvent.Answered(sentAt, by, via, answerId));
        Settle(policies, sentAt);
    }

    /// <summary>Staff told the customer on the telephone; the note says what.</summary>
    public Refusal? LogCall(Person by, string note, Instant now, IPolicies policies)
    {
        if (IsOut is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(note)) return new Refusal.ReasonMissing();

        Record(new QueryEvent.Answered(now, by, AnswerChannel.Telephone, $"call {history.Count}", note.Trim()));
        Settle(policies, now);
        return null;
    }

    /// <summary>
    /// The customer wrote again. Only the oldest unanswered mail starts a promise; a mail that was received before our last
    /// answer left, and is noticed after it, has been answered by it, and a thank-you after our answer is owed none. Any other
    /// reopens a closed query.
    /// </summary>
    public void CustomerWrote(string mailId, Instant receivedAt, IPolicies policies, bool isThanks = false)
    {
        if (talk.Exists(said => said.By is Speaker.Customer && said.Id == mailId)) return;

        var word = new Word(receivedAt, Speaker.Customer, mailId, receivedAt, isThanks);
        if (Closing is not null && !(LastAnswer?.At > receivedAt) && !With(word).IsSilent(mailId)) Record(new QueryEvent.Reopened(receivedAt, By: null));
        var promise = With(word).Begun(mailId) is { } stage ? policies.Make(stage.Kind, receivedAt, Calendars.Pauses.None) : null;
        Record(new QueryEvent.CustomerWrote(receivedAt, mailId, promise, isThanks));
        Settle(policies, receivedAt);
    }

    /// <summary>A thank-you that was taken to need no answer does want one, from its own received time.</summary>
    public Refusal? WantAnswer(Person by, Instant now, IPolicies policies)
    {
        if (Merging is { } merged) return new Refusal.AlreadyMerged(merged.IntoNumber);
        if (ThanksMailId is not { } mailId) return new Refusal.AnswerWantedAlready();

        if (Closing is not null) Record(new QueryEvent.Reopened(talk.Find(word => word.Id == mailId)!.At, By: null));
        Record(new QueryEvent.AnswerWanted(now, by, mailId));
        Settle(policies, now);
        return null;
    }

    /// <param name="to">Who is called; null: everybody who manages the mailbox.</param>
    public Refusal? Escalate(Person by, string reason, Instant now, Person? to = null)
    {
        if (IsOut is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal.ReasonMissing();

        Record(new QueryEvent.Escalated(now, by, reason.Trim(), to));
        return null;
    }

    /// <summary>No answer needed, or resolved. What was still promised is withdrawn, unless it was missed already.</summary>
    public Refusal? Close(Person by, string reason, Instant now, IPolicies policies)
    {
        if (IsOut is { } refusal) return refusal;
        if (Sending is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal.ReasonMissing();

        Record(new QueryEvent.Closed(now, by, reason.Trim()));
        Settle(policies, now);
        return null;
    }

    /// <summary>The reason that a closing has when it was resolved; it is stored.</summary>
    public const string ResolvedReason = "Resolved";

    /// <summary>What the customer asked for is done, and the customer has been told so.</summary>
    public Refusal? Resolve(Person by, Instant now, IPolicies policies) => AwaitsUs ? new Refusal.CustomerWaits() : Close(by, ResolvedReason, now, policies);

    /// <summary>Takes a closing back: the promise goes on from where it always started.</summary>
    public Refusal? Reopen(Person by, Instant now, IPolicies policies)
    {
        if (Closing is null) return new Refusal.NotClosed();

        Record(new QueryEvent.Reopened(now, by));
        Settle(policies, now);
        return null;
    }

    /// <summary>What follows a word: what is owed now is promised, and what a pause held up moves.</summary>
    private void Settle(IPolicies policies, Instant at)
    {
        PromiseWhatIsOwed(policies);
        MoveWhatStood(policies, at);
    }
}
