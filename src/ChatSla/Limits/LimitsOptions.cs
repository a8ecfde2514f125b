namespace ChatSla.Limits;

/// <summary>The section Limits: how much one source may ask of this program.</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>How many activities, and how many notifications, of one address are taken in a second, again and again.</summary>
    public string PerSecond { get; set; } = "1000";

    /// <summary>How many may come at once after a quiet time.</summary>
    public string Burst { get; set; } = "6000";
}
