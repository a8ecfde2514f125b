using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
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
            WhyStrings.Agreement.With(promise.Policy, promise.PolicyVersion, policy.Calendar.Name, promise.CalendarVersion, policy.Owner, OwnersText(promise, policies), policy.Calendar.Zone.Id));
    }

    /// <summary>What is said of a query that has no clock.</summary>
    public static string Nothing(Query query) => query.Merging is { } merged
        ? WhyStrings.GoesOnIn.With(query.Number, merged.IntoNumber)
        : WhyStrings.NothingPromised.With(query.Number);

    /// <summary>A query of several mailboxes says whose promise it is: the stricter one.</summary>
    private static string OwnersText(Promise promise, IPolicies policies) =>
        policies is StricterPolicies several && several.MailboxesOf(promise) is { Count: > 0 } owners ? WhyStrings.OwnersOf.With(owners.Aggregate((some, one) => WhyStrings.And.With(some, one))) : "";

    private static string HandText(Custody held, LedgerDates dates, Instant now)
    {
        var span = held.To is { } to ? dates.Span(held.From, to) : held.From < now ? WhyStrings.Since.With(dates.At(held.From)) : WhyStrings.From.With(dates.At(held.From));
        return WhyStrings.Held.With(held.By?.Name ?? WhyStrings.Nobody, span, DateStrings.OfWorkingTime.With(LedgerDates.Length(held.Working)));
    }

    private static string ShareText(PauseShare share)
    {
        var ended = share.EndedByCustomer == 0 ? "" : WhyStrings.EndedByCustomer.With(share.EndedByCustomer);
        var (paused, whole) = (LedgerDates.Length(share.Working), DateStrings.OfWorkingTime.With(LedgerDates.Length(share.OutOf)));
        return share.Times == 1
            ? WhyStrings.PausedOnce.With(share.By.Name, paused, whole, share.Percent, ended)
            : WhyStrings.PausedOften.With(share.By.Name, share.Times, paused, whole, share.Percent, ended);
    }
}
