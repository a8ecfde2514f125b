using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
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
        var name = ledger.ReplacedBy is null ? PromiseWords.Name(promise.Kind) : $"{PromiseWords.Name(promise.Kind)}, first promise";
        return new WhyTarget(
            name, Outcome(ledger, ledger.Amber), ledger.State is PromiseState.Paused ? "paused" : Outcome(ledger, ledger.Red), ledger.IsDueKnown ? dates.At(promise.DueAt) : "", isShown);
    }

    private static string Outcome(Ledger ledger, LedgerTurn turn) => turn.State switch
    {
        TurnState.Fell => "missed",
        TurnState.Ahead or TurnState.Unknown => "open",
        _ => ledger.Promise.AnsweredAt is null ? "withdrawn" : "kept",
    };
}
