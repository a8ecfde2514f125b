namespace ChatSla.Time;

/// <summary>One step of a promise's ladder: who is told when. Every value is text, so that all faults can be listed at once.</summary>
public sealed class EscalationOptions
{
    /// <summary>"amber", "red", "red-30min", "red+1h", "red+8h by the clock", or a share of the time until red as "50%".</summary>
    public string At { get; set; } = "";

    /// <summary>owner, owner-or-channel, channel, managers, deputies, person:NAME, mail:ADDRESS or webhook:NAME.</summary>
    public string To { get; set; } = "";

    /// <summary>How often it is said again until somebody acknowledges it. Left out: it is said once.</summary>
    public string? Repeat { get; set; }

    /// <summary>How many times it is said again at most.</summary>
    public string Most { get; set; } = "3";

    /// <summary>"true": at night and on holidays too; else only in the recipient's hours.</summary>
    public string Always { get; set; } = "false";
}
