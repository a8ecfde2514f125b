using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>What is said of an answer that did not arrive: the same on the card and below it.</summary>
public static class BounceText
{
    private const int LongestAddress = 120;

    /// <summary>"Your answer of 10:02 did not reach karin.lund@acme.example. ..."</summary>
    public static string Of(QueryView view, QueryEvent.AutomaticMail bounce, Instant now, DateTimeZone zone)
    {
        var what = SentAt(view.Query, bounce.AnswerId) is { } sentAt ? MailStrings.AnswerOf.With(DueText.Brief(sentAt, now, zone)) : MailStrings.MailOfOurs;
        var whom = view.Automatic.GetValueOrDefault(bounce.MailId)?.About ?? view.Last.ReplyAddress ?? MailStrings.TheCustomer;
        return (bounce.IsDelay ? MailStrings.NotReachedYet : MailStrings.NotReached).With(what, CardText.Cut(CardText.OneLine(whom), LongestAddress));
    }

    /// <summary>A bounce may be quicker than the answer's copy in Sent Items.</summary>
    private static Instant? SentAt(Query query, string? answerId) => query.History.Select(happened => happened switch
    {
        QueryEvent.Answered answered when answered.AnswerId == answerId => answered.At,
        QueryEvent.AnswerWritten written when written.SendKey == answerId => written.At,
        _ => (Instant?)null,
    }).LastOrDefault(at => at is not null);
}
