using System.Diagnostics;
using ChatSla.Core.Queries;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The words of a refusal: what happened and what to do.</summary>
public static class RefusalText
{
    public static string For(Refusal refusal, Instant now, DateTimeZone zone) => refusal switch
    {
        Refusal.AlreadyClaimed(var owner, var since) => $"{owner.Name} has had this since {DueText.Brief(since, now, zone)}.",
        Refusal.AlreadyClosed(var by, var at) => $"{by.Name} closed this at {DueText.Brief(at, now, zone)}. Reopen it first.",
        Refusal.NotClosed => "This is open already.",
        Refusal.NotClaimed => "Nobody has claimed this.",
        Refusal.AnswerOnItsWay(var by, var since) => $"{by.Name} sent an answer at {DueText.Brief(since, now, zone)}; it is on its way.",
        Refusal.AlreadyMerged(var into) => $"This goes on in Q-{into}.",
        Refusal.NotMerged => "This was not merged into that query.",
        Refusal.AlreadyPaused(var by, var since) => $"{by.Name} paused this at {DueText.Brief(since, now, zone)}.",
        Refusal.NotPaused => "This is not paused.",
        Refusal.NothingToPause => "Nothing runs here that a pause could stop: a reply to the customer never waits.",
        Refusal.CustomerWaits => "The customer has the last word, so we cannot be waiting for the customer. Answer first.",
        Refusal.NotInFuture(var asked) => $"{DueText.At(asked, now, zone)} is over; name a time to come.",
        Refusal.TooFar(var latest) => $"That is too far ahead; name a time until {DueText.At(latest, now, zone)}.",
        Refusal.AlreadyComplaint(var by, var at) => $"{by.Name} marked this as a complaint at {DueText.Brief(at, now, zone)}.",
        Refusal.NoComplaint => "This is not marked as a complaint.",
        Refusal.NotColleague => "Name somebody who is in this team.",
        Refusal.NothingPromised => "Nothing is promised here just now.",
        Refusal.CannotSplit => "Only a later mail of the customer can become a query of its own.",
        Refusal.CannotMerge(var because) => $"These two cannot become one: {because}.",
        Refusal.AnswerWantedAlready => "No thank-you waits here to be answered.",
        Refusal.ReasonMissing => "Say why, in a few words.",
        Refusal.TextMissing => "Write something first.",
        Refusal.NothingOwed => "The customer waits for nothing here just now.",
        Refusal.ToldAlready(var by, var at) => $"{by} told the customer at {DueText.Brief(at, now, zone)} that we are on it. Better answer now.",
        Refusal.NotYet(var asked) => $"{DueText.At(asked, now, zone)} is still to come; name the time at which you answered.",
        Refusal.BeforeTheMail(var received) => $"The customer's mail came at {DueText.Brief(received, now, zone)}; an answer cannot be older.",
        Refusal.NothingToTakeBack => "There is nothing here that can still be taken back.",
        Refusal.AddressUnknown(var asked) => $"\"{asked}\" is no mail address.",
        Refusal.ForwardToItself => "The mail is in this mailbox already; name another one.",
        Refusal.NobodyToAnswer => "This mail came without a sender's address, so there is nobody to answer. Open it in Outlook, or close it with a reason.",
        Refusal.UnknownQuery(var asked) => $"There is no query {asked}. \"open\" lists the open ones.",
        Refusal.NotAllowed(var needed) => $"Only {needed} can do that.",
        Refusal.RosterUnknown => "Teams does not tell me who is in this team just now. Nothing is done; try again in a moment.",
        _ => throw new UnreachableException($"No words for {refusal.GetType().Name}."),
    };
}
