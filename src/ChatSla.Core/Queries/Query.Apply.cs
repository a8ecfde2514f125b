using System.Diagnostics;

namespace ChatSla.Core.Queries;

/// <summary>The one switch that changes state.</summary>
public sealed partial class Query
{
    private void Apply(QueryEvent happened)
    {
        switch (happened)
        {
            case QueryEvent.Opened opened:
                (Mailbox, OpenedAt) = (opened.Mailbox, opened.At);
                Hear(new Word(opened.At, Speaker.Customer, opened.MailId, opened.At));
                made[opened.MailId] = opened.Promise;
                break;
            case QueryEvent.CustomerWrote wrote:
                Hear(new Word(wrote.At, Speaker.Customer, wrote.MailId, wrote.At));
                if (BeginsStage(wrote.MailId)) made[wrote.MailId] = wrote.Promise;
                break;
            case QueryEvent.StillOwed owed:
                made[owed.MailId] = owed.Promise;
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
                HearClosing(closed);
                Closing = closed;
                break;
            case QueryEvent.Reopened reopened:
                EndClosing(reopened);
                Closing = null;
                break;
            case QueryEvent.TurnedAmber or QueryEvent.TurnedRed:
                break;
            default:
                throw new UnreachableException($"No rule for {happened.GetType().Name}.");
        }
    }

    /// <summary>Whichever way the customer was answered last, an earlier try from the card that failed needs nobody any more.</summary>
    private void Settle(QueryEvent.Answered answered)
    {
        Hear(new Word(answered.At, Speaker.Us, "", answered.At));
        if (LastAnswer is null || answered.At >= LastAnswer.At) LastAnswer = answered;
        if (Sending?.SendKey == answered.AnswerId) Sending = null;
        if (Failure?.SendKey == answered.AnswerId || Failure?.At <= answered.At) Failure = null;
    }
}
