using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>The last steps of a query in one line.</summary>
public static class CardHistory
{
    private const int Steps = 3;

    public static JsonObject Line(QueryView view, Instant now, DateTimeZone zone)
    {
        var steps = view.Query.History.OrderBy(step => step.At).Select(step => (step.At, Text: TextOf(step, view))).Where(step => step.Text is not null).TakeLast(Steps);
        return Elements.Plain(string.Join(" · ", steps.Select(step => $"{DueText.Brief(step.At, now, zone)} {step.Text}")), size: "Small", subtle: true);
    }

    /// <summary>What a step is called; null where it is none that a person looks for.</summary>
    public static string? TextOf(QueryEvent step, QueryView view) => step switch
    {
        QueryEvent.Admitted admitted when admitted.MailId == view.First.Id => CardStrings.StepOpenedBy.With(Name(admitted.By), MailKindWords.TakenFor(admitted.TakenFor)),
        QueryEvent.Admitted admitted => CardStrings.StepLetIn.With(Name(admitted.By), MailKindWords.TakenFor(admitted.TakenFor)),
        QueryEvent.AutomaticMail mail => MailKindWords.Step(mail.Kind, view.Automatic.GetValueOrDefault(mail.MailId), mail.IsDelay),
        QueryEvent.SharedWith => CardStrings.StepShared,
        QueryEvent.MergeDismissed dismissed => CardStrings.StepDismissed.With(Name(dismissed.By)),
        QueryEvent.PromiseMoved { Cause: MoveCause.Shared } => CardStrings.StepPromisedEarlier,
        QueryEvent.Opened => CardStrings.StepReceived,
        QueryEvent.CustomerWrote { IsThanks: true } => CardStrings.StepThanked,
        QueryEvent.CustomerWrote => CardStrings.StepWroteAgain,
        QueryEvent.Claimed claimed => CardStrings.StepClaimed.With(Name(claimed.By)),
        QueryEvent.Released released => CardStrings.StepReleased.With(Name(released.By)),
        QueryEvent.Answered { Source: AnswerSource.Quoted } => CardStrings.StepAnsweredFromOutlook,
        QueryEvent.Answered { Source: AnswerSource.Said } said => CardStrings.StepSaidAnswered.With(Name(said.By)),
        QueryEvent.Answered answered => CardStrings.StepAnswered.With(Name(answered.By)),
        QueryEvent.AnswerTakenBack back => CardStrings.StepNotAnswered.With(Name(back.By)),
        QueryEvent.ToldToWait told => told.By is { } by ? CardStrings.StepToldToWait.With(Name(by)) : CardStrings.StepReceiptConfirmed,
        QueryEvent.Forwarded forwarded => CardStrings.StepForwarded.With(Name(forwarded.By)),
        QueryEvent.AnswerFailed => CardStrings.StepNotSent,
        QueryEvent.Escalated escalated => CardStrings.StepEscalated.With(Name(escalated.By)),
        QueryEvent.Closed closed => CardStrings.StepClosed.With(Name(closed.By)),
        QueryEvent.Reopened reopened => reopened.By is { } by ? CardStrings.StepReopened.With(Name(by)) : CardStrings.StepReopenedByCustomer,
        QueryEvent.AnswerWanted wanted => CardStrings.StepAnswerWanted.With(Name(wanted.By)),
        QueryEvent.PromiseMoved { By: { } by } => CardStrings.StepPromisedAnew.With(Name(by)),
        QueryEvent.Paused paused => CardStrings.StepPaused.With(Name(paused.By)),
        QueryEvent.Resumed resumed => resumed.By is { } by ? CardStrings.StepResumed.With(Name(by)) : CardStrings.StepPauseOver,
        QueryEvent.Merged merged => CardStrings.StepMerged.With(merged.IntoNumber),
        QueryEvent.Unmerged => CardStrings.StepUnmerged,
        QueryEvent.Absorbed absorbed => CardStrings.StepJoined.With(absorbed.FromNumber),
        QueryEvent.SplitOff split => CardStrings.StepSplit.With(split.IntoNumber),
        QueryEvent.HandedOver handed when handed.By == handed.To => HistoryStrings.TakenOver.With(Name(handed.To)),
        QueryEvent.HandedOver handed => HistoryStrings.HandedTo.With(Name(handed.To), Name(handed.By)),
        QueryEvent.ComplaintMarked marked => HistoryStrings.Complaint.With(Name(marked.By)),
        QueryEvent.ComplaintUnmarked unmarked => HistoryStrings.NoComplaint.With(Name(unmarked.By)),
        QueryEvent.LeaseEnded { Because: LeaseEnd.Away } ended => HistoryStrings.ReturnedAway.With(Name(ended.Owner)),
        QueryEvent.LeaseEnded ended => HistoryStrings.ReturnedIdle.With(Name(ended.Owner)),
        QueryEvent.Acknowledged said => HistoryStrings.Noticed.With(Name(said.By)),
        QueryEvent.TurnedAmber => CardStrings.StepAmber,
        QueryEvent.TurnedRed => CardStrings.StepRed,
        EventOfLater => HistoryStrings.OfLater,
        _ => null,
    };

    private static string Name(Person person) => CardText.Name(person.Name);
}
