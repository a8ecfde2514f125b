using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>Why a query has its colour, in words: the same for the card and for the command line.</summary>
/// <param name="Number">The query's.</param>
/// <param name="Look">Sign, word and colour of the promise.</param>
/// <param name="Sentence">What is to be done by when, or what became of it.</param>
/// <param name="Rule">The rule with the values that applied.</param>
/// <param name="Rows">Where the time went.</param>
/// <param name="Turns">Amber and red, each with its own look.</param>
/// <param name="Moves">What moved the promise, oldest first.</param>
/// <param name="Counts">What meets the promise and what does not.</param>
/// <param name="Targets">Every promise of the query.</param>
/// <param name="Hands">Who had the query from when to when.</param>
/// <param name="Pauses">Who paused how much of it.</param>
/// <param name="Agreement">Policy and calendar with the versions the promise was made by, and the zone of every time here.</param>
public sealed record WhyView(
    int Number,
    LightLook Look,
    string Sentence,
    IReadOnlyList<string> Rule,
    IReadOnlyList<LedgerRow> Rows,
    IReadOnlyList<(LightLook Look, string Text)> Turns,
    IReadOnlyList<string> Moves,
    string Counts,
    IReadOnlyList<WhyTarget> Targets,
    IReadOnlyList<string> Hands,
    IReadOnlyList<string> Pauses,
    string Agreement)
{
    /// <summary>The promise whose colour the card shows, or the last one where none runs; null where nothing was promised.</summary>
    public static Promise? PromiseOf(Query query, Instant now) =>
        query.CurrentAt(now) ?? query.Promises.OrderBy(promise => promise.Kind.IsResponse).LastOrDefault();

    /// <param name="promise">One of the query's.</param>
    /// <param name="most">Not more rows than these.</param>
    public static WhyView Of(Query query, Promise promise, IPolicies policies, Instant now, int most)
    {
        var policy = policies.Of(promise);
        var ledger = Ledger.Of(query, promise, policy, now);
        var dates = new LedgerDates(policy.Calendar.Zone, now);
        var said = new LedgerText(query, ledger, dates);

        return new WhyView(
            query.Number,
            LedgerText.LookOf(ledger),
            said.Sentence,
            [.. RuleText.Of(ledger, dates)],
            LedgerRows.Of(ledger, dates, said.Ending, most),
            [(LightLook.Of(TrafficLight.Amber), said.Amber), (LightLook.Of(TrafficLight.Red), said.Red)],
            [.. said.Moves],
            LedgerText.Counts(promise.Kind),
            [.. query.Promises.Select(one => WhyTarget.Of(query, one, policies, dates, now, isShown: one == promise))],
            [.. Custody.Of(query, policy.Calendar, now).Select(held => HandText(held, dates, now))],
            [.. PauseShare.Of(query, policy.Calendar, now).Select(ShareText)],
            $"Policy \"{promise.Policy}\" version {promise.PolicyVersion}, calendar \"{policy.Calendar.Name}\" version {promise.CalendarVersion}; {policy.Owner} answers for it.{OwnersText(promise, policies)} Times are those of {policy.Calendar.Zone.Id}.");
    }

    /// <summary>What is said of a query that has no clock.</summary>
    public static string Nothing(Query query) => query.Merging is { } merged
        ? $"Q-{query.Number} goes on in Q-{merged.IntoNumber}; ask there."
        : $"Nothing was promised on Q-{query.Number}, so no clock runs and it has no colour.";

    /// <summary>A query of several mailboxes says whose promise it is: the stricter one.</summary>
    private static string OwnersText(Promise promise, IPolicies policies) =>
        policies is StricterPolicies several && several.MailboxesOf(promise) is { Count: > 0 } owners ? $" Of several mailboxes, this is the promise of {string.Join(" and ", owners)}." : "";

    private static string HandText(Custody held, LedgerDates dates, Instant now)
    {
        var span = held.To is { } to ? dates.Span(held.From, to) : held.From < now ? $"since {dates.At(held.From)}" : $"from {dates.At(held.From)}";
        return $"{held.By?.Name ?? "Nobody"} {span}, {LedgerDates.Length(held.Working)} of working time";
    }

    private static string ShareText(PauseShare share)
    {
        var ended = share.EndedByCustomer == 0 ? "" : $"; {share.EndedByCustomer} ended because the customer wrote";
        return $"{share.By.Name}, {share.Times} {(share.Times == 1 ? "pause" : "pauses")}: {LedgerDates.Length(share.Working)} of {LedgerDates.Length(share.OutOf)} of working time ({share.Percent} %){ended}";
    }
}
