namespace ChatSla.Core.Figures;

/// <summary>The same stages counted under two agreements.</summary>
public sealed class RehearsedTally
{
    public int Stages { get; private set; }

    public OutcomeTally Before { get; } = new();

    public OutcomeTally After { get; } = new();

    public int NewlyMissed { get; private set; }

    public int NewlyKept { get; private set; }

    /// <summary>How many would be missed and were not, or the other way round.</summary>
    public int Changed => NewlyMissed + NewlyKept;

    internal void Add(in RehearsedStage stage)
    {
        Stages++;
        Before.Add(stage.Before);
        After.Add(stage.After);
        if (stage.IsNewlyMissed) NewlyMissed++;
        if (stage.IsNewlyKept) NewlyKept++;
    }

    internal void Add(RehearsedTally other)
    {
        Stages += other.Stages;
        Before.Add(other.Before);
        After.Add(other.After);
        NewlyMissed += other.NewlyMissed;
        NewlyKept += other.NewlyKept;
    }
}
