using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
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

    private static string? TextOf(QueryEvent step, QueryView view) => step switch
    {
        QueryEvent.Admitted admitted when admitted.MailId == view.First.Id => $"opened by {admitted.By.Name}: it was taken for {MailKindWords.TakenFor(admitted.TakenFor)}",
        QueryEvent.Admitted admitted => $"mail let in by {admitted.By.Name}: it was taken for {MailKindWords.TakenFor(admitted.TakenFor)}",
        QueryEvent.AutomaticMail mail => MailKindWords.Step(mail.Kind, view.Automatic.GetValueOrDefault(mail.MailId), mail.IsDelay),
        QueryEvent.SharedWith => "came to another mailbox too",
        QueryEvent.MergeDismissed dismissed => $"not the same, says {dismissed.By.Name}",
        QueryEvent.PromiseMoved { Cause: MoveCause.Shared } => "promised earlier for the other mailbox",
        QueryEvent.Opened => "received",
        QueryEvent.CustomerWrote { IsThanks: true } => "customer said thank you",
        QueryEvent.CustomerWrote => "customer wrote again",
        QueryEvent.Claimed claimed => $"claimed by {claimed.By.Name}",
        QueryEvent.Released released => $"released by {released.By.Name}",
        QueryEvent.Answered { Source: AnswerSource.Quoted } => "answered from Outlook",
        QueryEvent.Answered { Source: AnswerSource.Said } said => $"answered, says {said.By.Name}",
        QueryEvent.Answered answered => $"answered by {answered.By.Name}",
        QueryEvent.AnswerTakenBack back => $"not answered after all, says {back.By.Name}",
        QueryEvent.ToldToWait told => told.By is { } by ? $"{by.Name} told the customer to wait" : "receipt confirmed to the customer",
        QueryEvent.Forwarded forwarded => $"forwarded by {forwarded.By.Name}",
        QueryEvent.AnswerFailed => "answer not sent",
        QueryEvent.LeaseEnded { Because: LeaseEnd.Away } ended => $"returned to the channel: {ended.Owner.Name} is away",
        QueryEvent.LeaseEnded ended => $"returned to the channel: {ended.Owner.Name} did nothing about it",
        QueryEvent.Acknowledged said => $"noticed by {said.By.Name}",
        QueryEvent.Escalated escalated => $"escalated by {escalated.By.Name}",
        QueryEvent.Closed closed => $"closed by {closed.By.Name}",
        QueryEvent.Reopened reopened => reopened.By is { } by ? $"reopened by {by.Name}" : "reopened by the customer",
        QueryEvent.AnswerWanted wanted => $"answer wanted, says {wanted.By.Name}",
        QueryEvent.PromiseMoved { By: { } by } => $"promised anew by {by.Name}",
        QueryEvent.Paused paused => $"paused by {paused.By.Name}",
        QueryEvent.Resumed resumed => resumed.By is { } by ? $"resumed by {by.Name}" : "pause over",
        QueryEvent.Merged merged => $"merged into Q-{merged.IntoNumber}",
        QueryEvent.Unmerged => "merging taken back",
        QueryEvent.Absorbed absorbed => $"Q-{absorbed.FromNumber} joined",
        QueryEvent.SplitOff split => $"part split off to Q-{split.IntoNumber}",
        QueryEvent.TurnedAmber => "amber",
        QueryEvent.TurnedRed => "red",
        _ => null,
    };
}
