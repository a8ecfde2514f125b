using ChatSla.Core.Promises;

namespace ChatSla.Core.Queries;

/// <summary>What figures are made of.</summary>
public sealed partial class Query
{
    /// <summary>What was owed and promised, in the order in which it began. A query that was merged has none: they are the other one's.</summary>
    public IReadOnlyList<StageOnRecord> OnRecord => Merging is not null ? [] : [.. Stages.Select(OnRecordOf)];

    private StageOnRecord OnRecordOf(Stage stage)
    {
        var promise = PromisesOf(stage).FirstOrDefault();
        var standsSince = stage is { Kind.CanPause: true, IsOver: false } ? Pausing?.At : null;
        return new StageOnRecord(stage, promise, stage.Kind.CanPause ? Stood(stage) : Calendars.Pauses.None, standsSince);
    }
}
