using System.Diagnostics;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>One ledger in sentences.</summary>
public sealed class LedgerText(Query query, Ledger ledger, LedgerDates dates)
{
    private Promise Promise => ledger.Promise;

    /// <summary>What is to be done by when, or what became of it.</summary>
    public string Sentence => ledger.State switch
    {
        PromiseState.OnTrack or PromiseState.AtRisk => WhyStrings.DueLeft.With(PromiseWords.DeedBy(Promise.Kind, DueText.At(Promise.DueAt, ledger.Now, dates.Zone)), Amount(ledger.Red.Left)),
        PromiseState.Breached when ledger.EndedAt is null && Promise.Kind.IsResponse => WhyStrings.WasDueAgo.With(DueText.At(Promise.DueAt, ledger.Now, dates.Zone), Amount(ledger.Red.Left)),
        PromiseState.Breached when ledger.EndedAt is null => WhyStrings.OtherWasDueAgo.With(PromiseWords.Deed(Promise.Kind), DueText.At(Promise.DueAt, ledger.Now, dates.Zone), Amount(ledger.Red.Left)),
        PromiseState.Paused => WhyStrings.PausedLeft.With(PromiseWords.WaitingFor(ledger.Pausing!.For), DueText.At(ledger.Pausing.Until, ledger.Now, dates.Zone), Amount(ledger.Red.Left)),
        PromiseState.Met => WhyStrings.EndedBefore.With(Ending, dates.At(ledger.EndedAt!.Value), Amount(ledger.Red.Left)),
        PromiseState.Withdrawn => WhyStrings.EndedWithdrawn.With(Ending, dates.At(ledger.EndedAt!.Value)),
        _ => WhyStrings.EndedAfter.With(Ending, dates.At(ledger.EndedAt!.Value), Amount(ledger.Red.Left)),
    };

    /// <summary>What ended the promise; null while it runs.</summary>
    public string? Ending => ledger switch
    {
        { EndedAt: null } => null,
        { Promise: { AnsweredAt: { } answered, Kind: PromiseKind.Resolution } } => WhyStrings.ResolvedIt.With(NameOf<QueryEvent.Closed>(answered, closed => closed.By)),
        { Promise.AnsweredAt: { } answered } => WhyStrings.Answered.With(NameOf<QueryEvent.Answered>(answered, answer => answer.By), Channel(answered)),
        { Promise: { WithdrawnAt: { } ended, Kind: PromiseKind.Update } } when query.History.Any(happened => happened is QueryEvent.CustomerWrote && happened.At == ended) => WhyStrings.CustomerWrote,
        _ => WhyStrings.ClosedIt.With(NameOf<QueryEvent.Closed>(ledger.EndedAt!.Value, closed => closed.By)),
    };

    public string Amber
    {
        get
        {
            var aim = ledger.Target is { } target && !Promise.IsByHand ? IsAimOfOther(target) ? WhyStrings.AimOfOther : WhyStrings.OwnAim.With(RuleText.Name(target.Aim)) : "";
            return TurnText(ledger.Amber) + aim;
        }
    }

    public string Red => TurnText(ledger.Red);

    public IEnumerable<string> Moves
    {
        get
        {
            foreach (var (before, moved) in ledger.Moves) yield return WhyStrings.Moved.With(dates.At(moved.At), MoveText(moved), FromTo(before, moved.Promise), Because(moved));
            if (ledger.ReplacedBy is { } instead)
                yield return WhyStrings.PromisedInstead.With(dates.At(instead.At), instead.By?.Name, dates.At(instead.Promise!.DueAt), Because(instead));
        }
    }

    public static LightLook LookOf(Ledger ledger) => ledger.State switch
    {
        PromiseState.OnTrack => LightLook.Of(TrafficLight.Green),
        PromiseState.AtRisk => LightLook.Of(TrafficLight.Amber),
        PromiseState.Paused => LightLook.Of(TrafficLight.Paused),
        PromiseState.Breached when ledger.EndedAt is null => LightLook.Of(TrafficLight.Red),
        PromiseState.Met => new("✓", WhyStrings.Kept, "Good"),
        PromiseState.Withdrawn => new("–", WhyStrings.Withdrawn, "Default"),
        _ => new("✕", WhyStrings.Missed, "Attention"),
    };

    /// <summary>What meets a promise and what does not.</summary>
    public static string Counts(PromiseKind kind)
    {
        var meets = kind switch
        {
            PromiseKind.Resolution => WhyStrings.ResolutionCounts,
            PromiseKind.Update => WhyStrings.UpdateCounts,
            _ => WhyStrings.AnswerCounts,
        };
        return WhyStrings.CountsNot.With(meets);
    }

    /// <summary>Of several mailboxes one may have the earlier deadline and another the earlier aim.</summary>
    private bool IsAimOfOther(SlaTarget target) =>
        query.Mailboxes.Count > 1 && ledger.Pausing is null && target.Aim.WarnAt(Promise.StartAt, Promise.DueAt, ledger.Policy.Calendar, ledger.Pauses) > Promise.WarnAt;

    private string TurnText(LedgerTurn turn) => turn.State switch
    {
        TurnState.Ahead => WhyStrings.Falls.With(dates.At(turn.At), Amount(turn.Left)),
        TurnState.Unknown => WhyStrings.FallsAfterPause.With(Amount(turn.Left)),
        TurnState.Fell => WhyStrings.Fell.With(dates.At(turn.At)),
        TurnState.TakenBack => WhyStrings.TakenBack.With(dates.At(turn.At)),
        TurnState.Spared => WhyStrings.Spared.With(dates.At(turn.At)),
        _ => throw new UnreachableException(),
    };

    private static string MoveText(QueryEvent.PromiseMoved moved) => (moved.Cause, moved.By) switch
    {
        (MoveCause.Pause, _) => WhyStrings.MovedByPause,
        (MoveCause.ByHand, { Name: var name }) => WhyStrings.MovedByHand.With(name),
        (MoveCause.Shared, _) => WhyStrings.MovedByOther,
        (MoveCause.Recalculated, { Name: var name }) => WhyStrings.MovedByPerson.With(name),
        _ => WhyStrings.MovedByVersion,
    };

    private string FromTo(Promise? before, Promise? after) => (before, after) switch
    {
        ({ } from, { } to) when from.DueAt == to.DueAt => WhyStrings.AmberMoved.With(dates.At(from.WarnAt), dates.At(to.WarnAt)),
        ({ } from, { } to) => WhyStrings.DueMoved.With(dates.At(from.DueAt), dates.At(to.DueAt)),
        (null, { } to) => WhyStrings.DueMovedTo.With(dates.At(to.DueAt)),
        _ => WhyStrings.PromisedNoLonger,
    };

    private static string Because(QueryEvent.PromiseMoved moved) =>
        moved.Reason is { Length: > 0 } reason ? WhyStrings.Because.With(CardText.Cut(CardText.OneLine(reason), 200).TrimEnd('.')) : "";

    private string Amount(Duration length) => ledger.IsByTheWallClock ? LedgerDates.About(length) : DateStrings.OfWorkingTime.With(LedgerDates.About(length));

    private string NameOf<TEvent>(Instant at, Func<TEvent, Person> by)
        where TEvent : QueryEvent => query.History.OfType<TEvent>().LastOrDefault(happened => happened.At == at) is { } happened ? by(happened).Name : WhyStrings.Somebody;

    /// <summary>Through which window the answer left.</summary>
    private string Channel(Instant at) => query.History.OfType<QueryEvent.Answered>().LastOrDefault(answer => answer.At == at) switch
    {
        { Source: AnswerSource.Quoted } => WhyStrings.ByQuoted,
        { Source: AnswerSource.Said } said => WhyStrings.SoTheySay.With(Window(said)),
        { } seen => Window(seen),
        null => "",
    };

    private static string Window(QueryEvent.Answered answer) => answer.Via switch
    {
        AnswerChannel.Card => WhyStrings.FromTheCard,
        AnswerChannel.Outlook => WhyStrings.FromOutlook,
        AnswerChannel.Telephone => WhyStrings.OnTheTelephone,
        _ => WhyStrings.InAnotherWay,
    };
}
