using System.Diagnostics;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>One ledger in sentences.</summary>
public sealed class LedgerText(Query query, Ledger ledger, LedgerDates dates)
{
    private Promise Promise => ledger.Promise;

    private string Working => ledger.IsByTheWallClock ? "" : " of working time";

    /// <summary>What is to be done by when, or what became of it.</summary>
    public string Sentence => ledger.State switch
    {
        PromiseState.OnTrack or PromiseState.AtRisk => $"{PromiseWords.Deed(Promise.Kind)} by {DueText.At(Promise.DueAt, ledger.Now, dates.Zone)}, {Amount(ledger.Red.Left)} left",
        PromiseState.Breached when ledger.EndedAt is null => $"{(Promise.Kind.IsResponse ? "Was" : $"{PromiseWords.Deed(Promise.Kind)}: was")} due {DueText.At(Promise.DueAt, ledger.Now, dates.Zone)}, {Amount(ledger.Red.Left)} ago",
        PromiseState.Paused => $"{PromiseWords.WaitingFor(ledger.Pausing!.For)} until {DueText.At(ledger.Pausing.Until, ledger.Now, dates.Zone)} at the latest, {Amount(ledger.Red.Left)} left",
        PromiseState.Met => $"{Ending} {dates.At(ledger.EndedAt!.Value)}, {Amount(ledger.Red.Left)} before the promise",
        PromiseState.Withdrawn => $"{Ending} {dates.At(ledger.EndedAt!.Value)}, before the promise",
        _ => $"{Ending} {dates.At(ledger.EndedAt!.Value)}, {Amount(ledger.Red.Left)} after the promise",
    };

    /// <summary>What ended the promise; null while it runs.</summary>
    public string? Ending => ledger switch
    {
        { EndedAt: null } => null,
        { Promise: { AnsweredAt: { } answered, Kind: PromiseKind.Resolution } } => $"{NameOf<QueryEvent.Closed>(answered, closed => closed.By)} resolved it",
        { Promise.AnsweredAt: { } answered } => $"{NameOf<QueryEvent.Answered>(answered, answer => answer.By)} answered{Channel(answered)}",
        { Promise: { WithdrawnAt: { } ended, Kind: PromiseKind.Update } } when query.History.Any(happened => happened is QueryEvent.CustomerWrote && happened.At == ended) => "the customer wrote",
        _ => $"{NameOf<QueryEvent.Closed>(ledger.EndedAt!.Value, closed => closed.By)} closed it",
    };

    public string Amber
    {
        get
        {
            var aim = ledger.Target is { } target && !Promise.IsByHand ? IsAimOfOther(target) ? "; our own aim is the other mailbox's" : $"; our own aim: {RuleText.Name(target.Aim)}" : "";
            return TurnText(ledger.Amber) + aim;
        }
    }

    public string Red => TurnText(ledger.Red);

    public IEnumerable<string> Moves
    {
        get
        {
            foreach (var (before, moved) in ledger.Moves) yield return $"{dates.At(moved.At)}: {MoveText(moved)}{FromTo(before, moved.Promise)}{Because(moved)}.";
            if (ledger.ReplacedBy is { } instead)
                yield return $"{dates.At(instead.At)}: {instead.By?.Name} promised {dates.At(instead.Promise!.DueAt)} instead{Because(instead)}. This promise stays in the figures.";
        }
    }

    public static LightLook LookOf(Ledger ledger) => ledger.State switch
    {
        PromiseState.OnTrack => LightLook.Of(TrafficLight.Green),
        PromiseState.AtRisk => LightLook.Of(TrafficLight.Amber),
        PromiseState.Paused => LightLook.Of(TrafficLight.Paused),
        PromiseState.Breached when ledger.EndedAt is null => LightLook.Of(TrafficLight.Red),
        PromiseState.Met => new("✓", "Kept", "Good"),
        PromiseState.Withdrawn => new("–", "Withdrawn", "Default"),
        _ => new("✕", "Missed", "Attention"),
    };

    /// <summary>What meets a promise and what does not.</summary>
    public static string Counts(PromiseKind kind)
    {
        var meets = kind switch
        {
            PromiseKind.Resolution => "Closing the query counts, once a person has written to the customer or spoken with them.",
            PromiseKind.Update => "A person's mail to the customer counts, from the card or from Outlook, and so does a logged call.",
            _ => "A person's mail to the customer counts as an answer, from the card or from Outlook, and so does a logged call.",
        };
        return $"{meets} A claim, a change of status or an automatic acknowledgement does not.";
    }

    /// <summary>Of several mailboxes one may have the earlier deadline and another the earlier aim.</summary>
    private bool IsAimOfOther(SlaTarget target) =>
        query.Mailboxes.Count > 1 && ledger.Pausing is null && target.Aim.WarnAt(Promise.StartAt, Promise.DueAt, ledger.Policy.Calendar, ledger.Pauses) > Promise.WarnAt;

    private string TurnText(LedgerTurn turn) => turn.State switch
    {
        TurnState.Ahead => $"falls {dates.At(turn.At)}, in {Amount(turn.Left)}",
        TurnState.Unknown => $"falls {Amount(turn.Left)} after the pause ends",
        TurnState.Fell => $"fell {dates.At(turn.At)}",
        TurnState.TakenBack => $"was shown from {dates.At(turn.At)} until an answer was noticed that had left before",
        TurnState.Spared => $"would have fallen {dates.At(turn.At)}",
        _ => throw new UnreachableException(),
    };

    private static string MoveText(QueryEvent.PromiseMoved moved) => (moved.Cause, moved.By) switch
    {
        (MoveCause.Pause, _) => "a pause moved it",
        (MoveCause.ByHand, { Name: var name }) => $"{name} promised another time",
        (MoveCause.Shared, _) => "the mail came to another mailbox too, which promises more",
        (MoveCause.Recalculated, { Name: var name }) => $"{name} applied a new version of the agreement",
        _ => "a new version of the agreement was applied",
    };

    private string FromTo(Promise? before, Promise? after) => (before, after) switch
    {
        ({ } from, { } to) when from.DueAt == to.DueAt => $", amber from {dates.At(from.WarnAt)} to {dates.At(to.WarnAt)}",
        ({ } from, { } to) => $", from {dates.At(from.DueAt)} to {dates.At(to.DueAt)}",
        (null, { } to) => $", to {dates.At(to.DueAt)}",
        _ => ", and it is promised no longer",
    };

    private static string Because(QueryEvent.PromiseMoved moved) =>
        moved.Reason is { Length: > 0 } reason ? $", because: {CardText.Cut(CardText.OneLine(reason), 200).TrimEnd('.')}" : "";

    private string Amount(Duration length) => $"{LedgerDates.About(length)}{Working}";

    private string NameOf<TEvent>(Instant at, Func<TEvent, Person> by)
        where TEvent : QueryEvent => query.History.OfType<TEvent>().LastOrDefault(happened => happened.At == at) is { } happened ? by(happened).Name : "somebody";

    /// <summary>Through which window the answer left.</summary>
    private string Channel(Instant at) => query.History.OfType<QueryEvent.Answered>().LastOrDefault(answer => answer.At == at) switch
    {
        { Source: AnswerSource.Quoted } => " from Outlook, as the customer's reply shows",
        { Source: AnswerSource.Said } said => $"{Window(said)}, so they say",
        { } seen => Window(seen),
        null => "",
    };

    private static string Window(QueryEvent.Answered answer) => answer.Via switch
    {
        AnswerChannel.Card => " from the card",
        AnswerChannel.Outlook => " from Outlook",
        AnswerChannel.Telephone => " on the telephone",
        _ => " in another way",
    };
}
