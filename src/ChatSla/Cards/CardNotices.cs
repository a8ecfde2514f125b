using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>What is going on with an open query besides its clock.</summary>
public static class CardNotices
{
    public static IEnumerable<JsonObject> Of(QueryView view, Instant now, DateTimeZone zone)
    {
        var query = view.Query;
        if (view.LinkedNumber is { } linked)
            yield return Elements.Words($"Goes on from Q-{linked}", size: "Small", subtle: true);
        if (query.Sending is { } sending)
            yield return Notice("accent", $"{sending.By.Name}'s {Thing(sending.Kind)} is on its way.");
        if (query.Failure is { } failure)
            yield return Notice("attention", $"The {Thing(query.KindOf(failure.SendKey))} was not sent: {Said(failure.Because)} Nothing of it is lost: press {Button(query.KindOf(failure.SendKey))} to try again.");
        if (query.Complaint is { } complaint)
            yield return Notice("attention", $"Complaint, says {complaint.By.Name}: {Said(complaint.Reason)}");
        if (query.Pausing is { } pause)
            yield return Notice("emphasis", $"{pause.By.Name} paused it at {DueText.Brief(pause.At, now, zone)}, {PromiseWords.WaitingFor(pause.For)}: {Said(pause.Note)}");
        if (query.Escalation is { } call)
            yield return Notice("emphasis", $"{call.By.Name} escalated at {DueText.Brief(call.At, now, zone)}: {Said(call.Reason)}");
        if (query.LastTold is { } told && told.At >= query.OwedSince)
            yield return told.By is null ? Elements.Plain(Told(told, now, zone), size: "Small", subtle: true) : Notice("emphasis", Told(told, now, zone));
        if (query.LastAnswer is { Source: AnswerSource.Quoted } quoted)
            yield return Notice("emphasis", $"{quoted.By.Name} answered from Outlook{(quoted.Note is null ? "" : $" {quoted.Note}")} {DueText.Brief(quoted.At, now, zone)}: seen in the customer's reply, because Outlook kept no copy in Sent Items.");
        if (query.History.OfType<QueryEvent.Forwarded>().LastOrDefault() is { } forwarded)
            yield return Notice("emphasis", $"{forwarded.By.Name} forwarded it to {CardText.Cut(CardText.OneLine(forwarded.To), 100)} at {DueText.Brief(forwarded.At, now, zone)}.");
    }

    private static string Told(QueryEvent.ToldToWait told, Instant now, DateTimeZone zone)
    {
        var at = DueText.Brief(told.At, now, zone);
        var what = told.Until is { } until ? $"that an answer comes by {DueText.At(until, now, zone)}" : told.By is null ? "that the mail has arrived" : "that we are on it";
        return told.By is { } by ? $"{by.Name} told the customer at {at} {what}." : $"The customer was told at {at}, automatically, {what}.";
    }

    private static string Thing(ReplyKind kind) => kind switch
    {
        ReplyKind.Holding => "word that we are on it",
        ReplyKind.Forward => "forward",
        _ => "answer",
    };

    private static string Button(ReplyKind kind) => kind switch
    {
        ReplyKind.Holding => "We are on it",
        ReplyKind.Forward => "Forward",
        _ => "Answer",
    };

    private static string Said(string text) => CardText.Cut(CardText.OneLine(text), 200);

    private static JsonObject Notice(string style, string text) => Elements.Container(style, [Elements.Plain(text)]);
}
