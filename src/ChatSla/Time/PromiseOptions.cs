namespace ChatSla.Time;

/// <summary>The section Promises: one agreement a key.</summary>
public sealed class PromisesOptions : Dictionary<string, PromiseOptions>
{
    public const string Section = "Promises";

    public PromisesOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}

/// <summary>What customers are promised. Every value is text, so that all faults can be listed at once.</summary>
public sealed class PromiseOptions
{
    /// <summary>The service in one sentence.</summary>
    public string Service { get; set; } = "";

    public string Owner { get; set; } = "";

    /// <summary>A key of the section Calendars.</summary>
    public string Calendar { get; set; } = "";

    public TargetOptions FirstResponse { get; set; } = new();

    /// <summary>Left out: as FirstResponse.</summary>
    public TargetOptions? NextResponse { get; set; }
}

/// <summary>One stage: a deadline (red) and an aim (amber). With both rules given, red is the earlier.</summary>
public sealed class TargetOptions
{
    public SameDayOptions? SameDay { get; set; }

    /// <summary>A duration such as "4h", "90min" or "PT4H". Never days.</summary>
    public string? WithinWorkingHours { get; set; }

    /// <summary>How much working time before the deadline the card turns amber.</summary>
    public string Aim { get; set; } = "";
}

/// <summary>In by the cut-off with enough of the day left: answered by closing. Later: by <see cref="NextBy"/> of the next working day.</summary>
public sealed class SameDayOptions
{
    public string CutOff { get; set; } = "15:00";

    public string NextBy { get; set; } = "12:00";

    public string MinLead { get; set; } = "2h";
}
