using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>The light of a card as a sign, a word, a style and a sentence: the same to the eye, to a colour-blind person and to a screen reader.</summary>
/// <param name="Style">Of the container; calm as long as nothing is wrong.</param>
/// <param name="Color">Of the sign and the word.</param>
public sealed record Headline(string Sign, string Word, string Style, string Color, string Text)
{
    public static Headline Of(Query query, Instant now, DateTimeZone zone) => query switch
    {
        { Merging: { } merged } => new("–", CardStrings.Merged, "emphasis", "Default", CardStrings.MergedInto.With(merged.IntoNumber, CardText.Name(merged.By.Name))),
        { Closing: { } closed } when query.History.OfType<QueryEvent.Forwarded>().LastOrDefault(one => one.At == closed.At) is { } forwarded =>
            new("–", CardStrings.Closed, "emphasis", "Default", CardStrings.ForwardedTo.With(CardText.Cut(CardText.OneLine(forwarded.To), 80), CardText.Name(forwarded.By.Name))),
        { Closing: { Reason: Query.ResolvedReason } closed } => new("–", CardStrings.Closed, "emphasis", "Default", HistoryStrings.ResolvedBy.With(CardText.Name(closed.By.Name))),
        { Closing: { } closed } => new("–", CardStrings.Closed, "emphasis", "Default", Outcome(query).With(CardText.Name(closed.By.Name), CardText.Cut(CardText.OneLine(closed.Reason), 80))),
        _ when query.CurrentAt(now) is { } promise => Running(query, promise, now, zone),
        { LastAnswer: { } last, AwaitsUs: false } => Answered(query, last, now, zone),
        _ => new("○", CardStrings.Open, "emphasis", "Default", CardStrings.NothingPromised),
    };

    private static string Outcome(Query query) =>
        query.Promises.LastOrDefault(promise => promise.Kind is PromiseKind.Resolution) is { AnsweredAt: not null } ? CardStrings.ClosedAsResolved : CardStrings.ClosedWithoutAnswer;

    private static Headline Running(Query query, Promise promise, Instant now, DateTimeZone zone)
    {
        var due = DueText.At(promise.DueAt, now, zone);
        var deed = PromiseWords.DeedBy(promise.Kind, due);
        return query.StateOf(promise, now) switch
        {
            PromiseState.OnTrack => Running(TrafficLight.Green, "default", deed),
            PromiseState.AtRisk => Running(TrafficLight.Amber, "warning", deed),
            PromiseState.Paused => Running(TrafficLight.Paused, "emphasis", CardStrings.WaitingUntil.With(PromiseWords.WaitingFor(query.Pausing!.For), DueText.Day(query.Pausing.Until, now, zone))),
            _ => Running(TrafficLight.Red, "attention", promise.Kind.IsResponse ? CardStrings.WasDue.With(due) : CardStrings.OtherWasDue.With(PromiseWords.Deed(promise.Kind), due)),
        };
    }

    private static Headline Running(TrafficLight light, string style, string text) =>
        new(LightLook.Of(light).Sign, LightLook.Of(light).Word, style, LightLook.Of(light).Color, text);

    /// <summary>Of several answers, the one that met the promise or missed it is told: writing again changes neither.</summary>
    private static Headline Answered(Query query, QueryEvent.Answered last, Instant now, DateTimeZone zone)
    {
        var promise = query.Promises.LastOrDefault(promise => promise.Kind.IsResponse) is { AnsweredAt: not null } answered ? answered : null;
        var answer = query.History.OfType<QueryEvent.Answered>().FirstOrDefault(sent => sent.At == promise?.AnsweredAt) ?? last;
        var said = AnswerWords.Of(answer, zone);
        if (promise is null) return new("✓", CardStrings.Answered, "emphasis", "Default", said);

        var margin = DueText.Length(promise.DueAt - answer.At);
        return answer.At <= promise.DueAt
            ? new("✓", CardStrings.Kept, "good", "Good", CardStrings.BeforeThePromise.With(said, margin))
            : new("✕", CardStrings.Missed, "emphasis", "Attention", CardStrings.AfterThePromise.With(said, margin));
    }
}
