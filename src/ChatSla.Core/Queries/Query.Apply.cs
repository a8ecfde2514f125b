using ChatSla.Core.Promises;

namespace ChatSla.Core.Queries;

/// <summary>The one switch that changes state.</summary>
public sealed partial class Query
{
    private void Apply(QueryEvent happened)
    {
        switch (happened)
        {
            case QueryEvent.Opened opened:
                (Mailbox, OpenedAt, LinkedTo) = (opened.Mailbox, opened.At, opened.LinkedTo);
                Hear(new Word(opened.At, Speaker.Customer, opened.MailId, opened.At));
                Note(PromiseKind.FirstResponse, opened.MailId, opened.Promise);
                break;
            case QueryEvent.CustomerWrote wrote:
                Hear(new Word(wrote.At, Speaker.Customer, wrote.MailId, wrote.At, wrote.IsThanks));
                Note(PromiseKind.NextResponse, wrote.MailId, wrote.Promise);
                break;
            case QueryEvent.AnswerWanted asked:
                Want(asked);
                break;
            case QueryEvent.StillOwed owed:
                Note(PromiseKind.NextResponse, owed.MailId, owed.Promise);
                break;
            case QueryEvent.Promised promised:
                Note(promised.Promise.Kind, promised.StartedBy, promised.Promise);
                break;
            case QueryEvent.PromiseMoved moved:
                Move(moved);
                break;
            case QueryEvent.Paused paused:
                pauses.Add(new Taken(paused));
                break;
            case QueryEvent.Resumed resumed:
                pauses[^1].Ended = resumed;
                break;
            case QueryEvent.Closed closed:
                HearClosing(closed);
                Closing = closed;
                break;
            case QueryEvent.Reopened reopened:
                EndClosing(reopened);
                Closing = null;
                break;
            case QueryEvent.Merged merged:
                Merging = merged;
                break;
            case QueryEvent.Unmerged:
                Merging = null;
                break;
            case QueryEvent.Absorbed absorbed:
                Absorb(absorbed);
                break;
            case QueryEvent.SplitOff split:
                Forget(split);
                break;
            case QueryEvent.TurnedAmber or QueryEvent.TurnedRed or EventOfLater:
                break;
            case QueryEvent.Admitted or QueryEvent.AutomaticMail or QueryEvent.SharedWith or QueryEvent.MergeSuggested or QueryEvent.MergeDismissed:
                ApplyMail(happened);
                break;
            default:
                ApplyDeed(happened);
                break;
        }
    }

    /// <summary>What staff did about it, which moves no clock but an answer's.</summary>
    private void ApplyDeed(QueryEvent happened)
    {
        switch (happened)
        {
            case QueryEvent.Claimed claimed:
                Claim = claimed;
                break;
            case QueryEvent.Released or QueryEvent.LeaseEnded:
                Claim = null;
                break;
            case QueryEvent.AnswerWritten written:
                (Sending, Failure) = (written, null);
                break;
            case QueryEvent.Answered answered:
                Settle(answered);
                break;
            case QueryEvent.AnswerTakenBack back:
                Unsay(back);
                break;
            case QueryEvent.ToldToWait told:
                Leave(told.SendKey);
                break;
            case QueryEvent.Forwarded forwarded:
                Leave(forwarded.SendKey);
                break;
            case QueryEvent.AnswerFailed failed:
                (Sending, Failure) = (null, failed);
                break;
            case QueryEvent.Escalated escalated:
                Escalation = escalated;
                break;
            case QueryEvent.Acknowledged:
                break;
            default:
                ApplyMark(happened);
                break;
        }
    }

    /// <summary>Whichever way the customer was answered last, an earlier try from the card that failed needs nobody any more.</summary>
    private void Settle(QueryEvent.Answered answered)
    {
        // One that a quote showed first, at the latest time it can have left, is known exactly now.
        talk.RemoveAll(word => word.By is Speaker.Us && word.Id == answered.AnswerId);
        Hear(new Word(answered.At, Speaker.Us, answered.AnswerId, answered.At));
        if (LastAnswer is null || answered.At >= LastAnswer.At || answered.AnswerId == LastAnswer.AnswerId) LastAnswer = answered;
        Leave(answered.AnswerId);
        if (Failure?.At <= answered.At) Failure = null;
    }

    /// <summary>What was on its way, or was thought lost, has left.</summary>
    private void Leave(string sendKey)
    {
        if (Sending?.SendKey == sendKey) Sending = null;
        if (Failure?.SendKey == sendKey) Failure = null;
    }
}
