using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What people and mails do to a query. Refusals first, one event last.</summary>
public sealed partial class Query
{
    /// <summary>Takes the query. Claiming never silences the clock.</summary>
    public Refusal? ClaimFor(Person by, Instant now)
    {
        if (Closing is { } closed) return new Refusal.AlreadyClosed(closed.By, closed.At);
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

    /// <summary>Hands an answer over for sending; whoever answers a free query has it from then on.</summary>
    public Refusal? WriteAnswer(Person by, string sendKey, Instant now)
    {
        if (Sending is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);
        if (ClaimFor(by, now) is { } refusal) return refusal;

        Record(new QueryEvent.AnswerWritten(now, by, sendKey));
        return null;
    }

    /// <summary>
    /// A human mail to the customer left: a fact, so never refused, and noted once however often it is seen. It answers what
    /// was received before it left, whenever it is noticed; a mail that was received after it left is still owed an answer.
    /// </summary>
    /// <param name="promise">Makes the promise of a kind from a start, or null where the policy has none.</param>
    public void Answer(Person by, Instant sentAt, AnswerChannel via, string answerId, Func<PromiseKind, Instant, Promise?> promise)
    {
        if (history.OfType<QueryEvent.Answered>().Any(answer => answer.AnswerId == answerId)) return;

        Record(new QueryEvent.Answered(sentAt, by, via, answerId));
        PromiseWhatIsOwed(promise);
    }

    /// <summary>The answer did not leave and will not by itself.</summary>
    public void FailAnswer(string sendKey, string because, Instant now)
    {
        if (Sending?.SendKey == sendKey) Record(new QueryEvent.AnswerFailed(now, sendKey, because));
    }

    /// <summary>
    /// The customer wrote again. Only the oldest unanswered mail starts a promise; a mail that was received before our last
    /// answer left, and is noticed after it, has been answered by it. Any other reopens a closed query.
    /// </summary>
    /// <param name="promise">Makes the promise of a kind from a start, or null where the policy has none.</param>
    public void CustomerWrote(string mailId, Instant receivedAt, Func<PromiseKind, Instant, Promise?> promise)
    {
        if (talk.Exists(word => word.By is Speaker.Customer && word.MailId == mailId)) return;

        if (Closing is not null && !(LastAnswer?.At > receivedAt)) Record(new QueryEvent.Reopened(receivedAt, By: null));
        var before = talk.FindLast(word => word.At <= receivedAt);
        var kind = talk.Exists(word => word.By is Speaker.Customer && word.At <= receivedAt) ? PromiseKind.NextResponse : PromiseKind.FirstResponse;
        Record(new QueryEvent.CustomerWrote(receivedAt, mailId, before?.By is Speaker.Customer ? null : promise(kind, receivedAt)));
        PromiseWhatIsOwed(promise);
    }

    /// <summary>What was noticed late may show that a mail was owed an answer of its own: it gets its promise now, from its own received time.</summary>
    private void PromiseWhatIsOwed(Func<PromiseKind, Instant, Promise?> promise)
    {
        foreach (var (position, stage) in stages.Index().Where(stage => !made.ContainsKey(stage.Item.MailId)).ToList())
            Record(new QueryEvent.StillOwed(stage.StartAt, stage.MailId, promise(position == 0 ? PromiseKind.FirstResponse : PromiseKind.NextResponse, stage.StartAt)));
    }

    public Refusal? Escalate(Person by, string reason, Instant now)
    {
        if (Closing is { } closed) return new Refusal.AlreadyClosed(closed.By, closed.At);
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal.ReasonMissing();

        Record(new QueryEvent.Escalated(now, by, reason.Trim()));
        return null;
    }

    /// <summary>No answer needed. What was still promised is withdrawn, unless it was missed already.</summary>
    public Refusal? Close(Person by, string reason, Instant now)
    {
        if (Closing is { } closed) return new Refusal.AlreadyClosed(closed.By, closed.At);
        if (Sending is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal.ReasonMissing();

        Record(new QueryEvent.Closed(now, by, reason.Trim()));
        return null;
    }

    /// <summary>Takes a closing back: the promise goes on from where it always started.</summary>
    public Refusal? Reopen(Person by, Instant now)
    {
        if (Closing is null) return new Refusal.NotClosed();

        Record(new QueryEvent.Reopened(now, by));
        return null;
    }

    /// <summary>Lets time act: records amber and red once their instants have come, each at its own instant. Returns whether anything changed.</summary>
    public bool Turn(Instant now)
    {
        var before = history.Count;
        while (NextTurnAt is { } due && due <= now)
        {
            var promise = Current!;
            Record(due == promise.WarnAt ? new QueryEvent.TurnedAmber(due, promise.Kind) : new QueryEvent.TurnedRed(due, promise.Kind));
        }

        return history.Count > before;
    }
}
