using System.Diagnostics;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>The one switch that changes state.</summary>
public sealed partial class Query
{
    /// <summary>The customer's mails, oldest first.</summary>
    private readonly List<(string Id, Instant At)> mails = [];
    private bool closedWhileOwed;

    private void Apply(QueryEvent happened)
    {
        switch (happened)
        {
            case QueryEvent.Opened opened:
                (Mailbox, OpenedAt) = (opened.Mailbox, opened.At);
                Keep(opened.MailId, opened.At);
                Owe(opened.MailId, opened.Promise);
                break;
            case QueryEvent.CustomerWrote wrote:
                Keep(wrote.MailId, wrote.At);
                if (!(LastAnswer?.At > wrote.At)) Owe(wrote.MailId, wrote.Promise);
                break;
            case QueryEvent.StillOwed owed:
                Owe(owed.MailId, owed.Promise);
                break;
            case QueryEvent.Claimed claimed:
                Claim = claimed;
                break;
            case QueryEvent.Released:
                Claim = null;
                break;
            case QueryEvent.AnswerWritten written:
                (Sending, Failure) = (written, null);
                break;
            case QueryEvent.Answered answered:
                Settle(answered);
                break;
            case QueryEvent.AnswerFailed failed:
                (Sending, Failure) = (null, failed);
                break;
            case QueryEvent.Escalated escalated:
                Escalation = escalated;
                break;
            case QueryEvent.Closed closed:
                Replace(Current, promise => promise with { WithdrawnAt = closed.At });
                (Closing, closedWhileOwed) = (closed, AwaitsUs);
                AwaitsUs = false;
                break;
            case QueryEvent.Reopened reopened:
                Reopen(reopened);
                break;
            case QueryEvent.TurnedAmber or QueryEvent.TurnedRed:
                break;
            default:
                throw new UnreachableException($"No rule for {happened.GetType().Name}.");
        }
    }

    private void Keep(string mailId, Instant receivedAt)
    {
        mails.Add((mailId, receivedAt));
        mails.Sort((one, other) => one.At.CompareTo(other.At));
    }

    private void Owe(string mailId, Promise? promise)
    {
        if (promise is not null) promises.Add(promise);
        AwaitsUs = true;
        LastMailId = mailId;
    }

    private void Settle(QueryEvent.Answered answered)
    {
        if (Sending?.SendKey == answered.AnswerId) Sending = null;
        Failure = null;
        if (LastAnswer is null || answered.At >= LastAnswer.At) LastAnswer = answered;

        if (!AwaitsUs || OldestUnansweredAt > answered.At) return;

        Replace(Current, promise => promise with { AnsweredAt = answered.At });
        AwaitsUs = false;
    }

    private void Reopen(QueryEvent.Reopened reopened)
    {
        Closing = null;
        if (reopened.By is null || !closedWhileOwed) return;

        AwaitsUs = true;
        Replace(promises.LastOrDefault(promise => promise.AnsweredAt is null), promise => promise with { WithdrawnAt = null });
    }

    /// <summary>When the mail was received that is owed an answer; where a policy made no promise for it, the last one received.</summary>
    private Instant OldestUnansweredAt => Current?.StartAt ?? mails[^1].At;

    private void Replace(Promise? promise, Func<Promise, Promise> change)
    {
        if (promise is null) return;

        promises[promises.IndexOf(promise)] = change(promise);
    }
}
