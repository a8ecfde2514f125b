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

    /// <summary>"false" switches it off: nothing is promised by it any more.</summary>
    public string Enabled { get; set; } = "true";

    public TargetOptions FirstResponse { get; set; } = new();

    /// <summary>Left out: as FirstResponse.</summary>
    public TargetOptions? NextResponse { get; set; }

    /// <summary>Left out: none is promised.</summary>
    public TargetOptions? Resolution { get; set; }

    /// <summary>Left out: none is promised. Needs a Resolution.</summary>
    public TargetOptions? Update { get; set; }

    /// <summary>Who is told when, while it is not kept. Left out: the owner at amber and half an hour before red, the channel and the managers at red.</summary>
    public List<EscalationOptions>? Escalation { get; set; }
}

/// <summary>A deadline, of one rule or several: the earliest of them counts.</summary>
public class DeadlineOptions
{
    public SameDayOptions? SameDay { get; set; }

    /// <summary>A length of working time such as "4h", "90min" or "PT4H". Never days.</summary>
    public string? WithinWorkingHours { get; set; }

    /// <summary>A length of time by the clock on the wall, nights and holidays included.</summary>
    public string? WithinHours { get; set; }

    public WorkingDayOptions? ByWorkingDay { get; set; }

    /// <summary>"true": by closing of the day of receipt, or of the next working day where nothing of it is left.</summary>
    public string? ByClosing { get; set; }
}

/// <summary>One stage: a deadline (red) and an aim (amber), which is written in one of two ways.</summary>
public sealed class TargetOptions : DeadlineOptions
{
    /// <summary>"1h30m": so much working time before the deadline. "75%": when so much of the working time until it has passed.</summary>
    public string? Aim { get; set; }

    /// <summary>Or a deadline of its own, counted from the receipt.</summary>
    public DeadlineOptions? AimOwn { get; set; }

    /// <summary>Working time left after a pause before amber; for Resolution and Update only.</summary>
    public string? MinAfterPause { get; set; }
}

/// <summary>In by the cut-off with enough of the day left: answered by closing. Later: by <see cref="NextBy"/> of the next working day.</summary>
public sealed class SameDayOptions
{
    public string CutOff { get; set; } = "15:00";

    public string NextBy { get; set; } = "12:00";

    public string MinLead { get; set; } = "2h";

    /// <summary>A time of the same day that is promised instead of closing. Left out: closing.</summary>
    public string? By { get; set; }
}

/// <summary>By a time of the working day that is so many after the receipt's.</summary>
public sealed class WorkingDayOptions
{
    public string Day { get; set; } = "1";

    /// <summary>Left out: closing.</summary>
    public string? By { get; set; }
}
