using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
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
            yield return Elements.Words(CardStrings.GoesOnFrom.With(linked), size: "Small", subtle: true);
        if (query.Sending is { } sending)
            yield return Notice("accent", OnItsWay(sending.Kind).With(CardText.Name(sending.By.Name)));
        if (query.Failure is { } failure)
            yield return Notice("attention", NotSent(query.KindOf(failure.SendKey)).With(Said(failure.Because)));
        if (query.Complaint is { } complaint)
            yield return Notice("attention", HistoryStrings.ComplaintSays.With(CardText.Name(complaint.By.Name), Said(complaint.Reason)));
        if (query.Pausing is { } pause)
            yield return Notice("emphasis", CardStrings.PausedIt.With(CardText.Name(pause.By.Name), DueText.Brief(pause.At, now, zone), PromiseWords.WaitingFor(pause.For), Said(pause.Note)));
        if (query.Escalation is { } call)
            yield return Notice("emphasis", CardStrings.EscalatedIt.With(CardText.Name(call.By.Name), DueText.Brief(call.At, now, zone), Said(call.Reason)));
        if (query.LastTold is { } told && told.At >= query.OwedSince)
            yield return told.By is null ? Elements.Plain(Told(told, now, zone), size: "Small", subtle: true) : Notice("emphasis", Told(told, now, zone));
        if (query.LastAnswer is { Source: AnswerSource.Quoted } quoted)
            yield return Notice("emphasis", CardStrings.QuotedAnswer.With(CardText.Name(quoted.By.Name), string.Join(' ', new[] { quoted.Note, DueText.Brief(quoted.At, now, zone) }.OfType<string>())));
        if (query.History.OfType<QueryEvent.Forwarded>().LastOrDefault() is { } forwarded)
            yield return Notice("emphasis", CardStrings.ForwardedIt.With(CardText.Name(forwarded.By.Name), CardText.Cut(CardText.OneLine(forwarded.To), 100), DueText.Brief(forwarded.At, now, zone)));
    }

    private static string Told(QueryEvent.ToldToWait told, Instant now, DateTimeZone zone)
    {
        var at = DueText.Brief(told.At, now, zone);
        return (told.By, told.Until) switch
        {
            ({ } by, { } until) => CardStrings.ToldByTime.With(CardText.Name(by.Name), at, DueText.At(until, now, zone)),
            ({ } by, null) => CardStrings.ToldOnIt.With(CardText.Name(by.Name), at),
            (null, { } until) => CardStrings.ToldByItselfByTime.With(at, DueText.At(until, now, zone)),
            _ => CardStrings.ToldByItself.With(at),
        };
    }

    private static string OnItsWay(ReplyKind kind) => kind switch
    {
        ReplyKind.Holding => CardStrings.HoldingOnItsWay,
        ReplyKind.Forward => CardStrings.ForwardOnItsWay,
        _ => CardStrings.AnswerOnItsWay,
    };

    private static string NotSent(ReplyKind kind) => kind switch
    {
        ReplyKind.Holding => CardStrings.HoldingNotSent,
        ReplyKind.Forward => CardStrings.ForwardNotSent,
        _ => CardStrings.AnswerNotSent,
    };

    private static string Said(string text) => CardText.Cut(CardText.OneLine(text), 200);

    private static JsonObject Notice(string style, string text) => Elements.Container(style, [Elements.Plain(text)]);
}
