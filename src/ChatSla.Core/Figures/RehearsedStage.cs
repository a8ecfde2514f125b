using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Core.Figures;

/// <summary>One stage of a query under two agreements: the one it was promised by, and one that is rehearsed.</summary>
/// <param name="Customer">As it is shown and counted by; empty where nobody knows.</param>
/// <param name="BeganOn">The weekday of its start: of the mail that it answers.</param>
public readonly record struct RehearsedStage(PromiseKind Kind, string Customer, IsoDayOfWeek BeganOn, Verdict Before, Verdict After)
{
    public bool IsNewlyMissed => After.Outcome is Outcome.Missed && Before.Outcome is not Outcome.Missed;

    /// <summary>It was missed and would not have been. What is promised no longer is not kept by that.</summary>
    public bool IsNewlyKept => Before.Outcome is Outcome.Missed && After.Outcome is not (Outcome.Missed or Outcome.NotPromised);

    /// <summary>
    /// The stages of a query that began in a period and are promised something on at least one side. Before: as it was promised at the
    /// time. After: what the rehearsed agreements make of the same start, pauses and answer.
    /// </summary>
    /// <param name="zone">Whose weekdays are counted.</param>
    public static IEnumerable<RehearsedStage> Of(Query query, string customer, IPolicies rehearsed, Interval period, DateTimeZone zone, Instant now)
    {
        foreach (var (stage, promise, stood, standsSince) in query.OnRecord.Where(record => period.Contains(record.Stage.StartAt)))
        {
            var kind = promise?.Kind ?? stage.Kind;
            var after = rehearsed.At(stage.StartAt)?.Make(kind, stage.StartAt, stood) is { } made
                ? made with { AnsweredAt = stage.AnsweredAt, WithdrawnAt = stage.WithdrawnAt }
                : null;
            if (promise is null && after is null) continue;

            var until = standsSince is { } since ? Instant.Min(since, now) : now;
            yield return new RehearsedStage(stage.Kind, customer, stage.StartAt.InZone(zone).DayOfWeek, Verdict.Of(promise, until), Verdict.Of(after, until));
        }
    }
}
