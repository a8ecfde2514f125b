using System.Diagnostics;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The words of a refusal: what happened and what to do.</summary>
public static class RefusalText
{
    public static string For(Refusal refusal, Instant now, DateTimeZone zone) => refusal switch
    {
        Refusal.AlreadyClaimed(var owner, var since) => RefusalStrings.AlreadyClaimed.With(owner.Name, DueText.Brief(since, now, zone)),
        Refusal.AlreadyClosed(var by, var at) => RefusalStrings.AlreadyClosed.With(by.Name, DueText.Brief(at, now, zone)),
        Refusal.NotClosed => RefusalStrings.NotClosed,
        Refusal.NotClaimed => RefusalStrings.NotClaimed,
        Refusal.AnswerOnItsWay(var by, var since) => RefusalStrings.AnswerOnItsWay.With(by.Name, DueText.Brief(since, now, zone)),
        Refusal.AlreadyMerged(var into) => RefusalStrings.AlreadyMerged.With(into),
        Refusal.NotMerged => RefusalStrings.NotMerged,
        Refusal.AlreadyPaused(var by, var since) => RefusalStrings.AlreadyPaused.With(by.Name, DueText.Brief(since, now, zone)),
        Refusal.NotPaused => RefusalStrings.NotPaused,
        Refusal.NothingToPause => RefusalStrings.NothingToPause,
        Refusal.CustomerWaits => RefusalStrings.CustomerWaits,
        Refusal.NotInFuture(var asked) => RefusalStrings.NotInFuture.With(DueText.At(asked, now, zone)),
        Refusal.TooFar(var latest) => RefusalStrings.TooFar.With(DueText.At(latest, now, zone)),
        Refusal.AlreadyComplaint(var by, var at) => RefusalStrings.AlreadyComplaint.With(by.Name, DueText.Brief(at, now, zone)),
        Refusal.NoComplaint => RefusalStrings.NoComplaint,
        Refusal.NotColleague => RefusalStrings.NotColleague,
        Refusal.NothingPromised => RefusalStrings.NothingPromised,
        Refusal.CannotSplit => RefusalStrings.CannotSplit,
        Refusal.SameQuery => RefusalStrings.SameQuery,
        Refusal.OtherMailbox(var number) => RefusalStrings.OtherMailbox.With(number),
        Refusal.NothingSuggested => RefusalStrings.NothingSuggested,
        Refusal.AnswerWantedAlready => RefusalStrings.AnswerWantedAlready,
        Refusal.ReasonMissing => RefusalStrings.ReasonMissing,
        Refusal.TextMissing => RefusalStrings.TextMissing,
        Refusal.NothingOwed => RefusalStrings.NothingOwed,
        Refusal.ToldAlready(var by, var at) => RefusalStrings.ToldAlready.With(by, DueText.Brief(at, now, zone)),
        Refusal.NotYet(var asked) => RefusalStrings.NotYet.With(DueText.At(asked, now, zone)),
        Refusal.BeforeTheMail(var received) => RefusalStrings.BeforeTheMail.With(DueText.Brief(received, now, zone)),
        Refusal.NothingToTakeBack => RefusalStrings.NothingToTakeBack,
        Refusal.AddressUnknown(var asked) => RefusalStrings.AddressUnknown.With(asked),
        Refusal.ForwardToItself => RefusalStrings.ForwardToItself,
        Refusal.NobodyToAnswer => RefusalStrings.NobodyToAnswer,
        Refusal.UnknownQuery(var asked) => RefusalStrings.UnknownQuery.With(asked),
        Refusal.UnknownAction(var verb) => RefusalStrings.UnknownAction.With(verb),
        Refusal.AlertGone => RefusalStrings.AlertGone,
        Refusal.QueryGone => RefusalStrings.QueryGone,
        Refusal.NotAllowed(var needed) => RefusalStrings.NotAllowed.With(needed),
        Refusal.RosterUnknown => RefusalStrings.RosterUnknown,
        Refusal.RoleUnknown => RefusalStrings.RoleUnknown,
        _ => throw new UnreachableException($"No words for {refusal.GetType().Name}."),
    };
}
