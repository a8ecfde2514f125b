using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>What became of one promise of a query: the staff's own aim and the customer's deadline, each for itself.</summary>
/// <param name="Aim">"kept", "missed", "open" and the like.</param>
/// <param name="IsShown">It is the promise that the rest tells of.</param>
public sealed record WhyTarget(string Name, string Aim, string Promise, string Due, bool IsShown)
{
    public static WhyTarget Of(Query query, Promise promise, IPolicies policies, LedgerDates dates, Instant now, bool isShown)
    {
        var ledger = Ledger.Of(query, promise, policies.Of(promise), now);
        var name = ledger.ReplacedBy is null ? PromiseWords.Name(promise.Kind) : WhyStrings.FirstPromise.With(PromiseWords.Name(promise.Kind));
        return new WhyTarget(
            name, Outcome(ledger, ledger.Amber), ledger.State is PromiseState.Paused ? WhyStrings.TargetPaused : Outcome(ledger, ledger.Red), ledger.IsDueKnown ? dates.At(promise.DueAt) : "", isShown);
    }

    private static string Outcome(Ledger ledger, LedgerTurn turn) => turn.State switch
    {
        TurnState.Fell => WhyStrings.TargetMissed,
        TurnState.Ahead or TurnState.Unknown => WhyStrings.TargetOpen,
        _ => ledger.Promise.AnsweredAt is null ? WhyStrings.TargetWithdrawn : WhyStrings.TargetKept,
    };
}
