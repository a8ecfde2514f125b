using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>What is said of an answer that did not arrive: the same on the card and below it.</summary>
public static class BounceText
{
    /// <summary>"Your answer of 10:02 did not reach karin.lund@acme.example. ..."</summary>
    public static string Of(QueryView view, QueryEvent.AutomaticMail bounce, Instant now, DateTimeZone zone)
    {
        var answer = view.Query.History.OfType<QueryEvent.Answered>().LastOrDefault(sent => sent.AnswerId == bounce.AnswerId)
            ?? view.Query.History.OfType<QueryEvent.Answered>().LastOrDefault(sent => sent.At <= bounce.At);
        var what = answer is null ? "A mail of ours" : $"Your answer of {DueText.Brief(answer.At, now, zone)}";
        var whom = view.Automatic.GetValueOrDefault(bounce.MailId)?.About ?? view.Last.ReplyAddress ?? "the customer";
        return bounce.IsDelay
            ? $"{what} has not reached {whom} yet; their mail server is still being tried."
            : $"{what} did not reach {whom}. Check the address and write again, or reach them another way.";
    }
}
