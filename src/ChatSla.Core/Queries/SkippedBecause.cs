namespace ChatSla.Core.Queries;

/// <summary>Why time does not count for a promise.</summary>
public enum SkippedBecause
{
    /// <summary>Outside the hours of a date that has a shift: the night, the lunch.</summary>
    Hours,

    /// <summary>The week has no shift on that weekday.</summary>
    DayOff,

    Holiday,

    /// <summary>A special day without shifts.</summary>
    SpecialDay,

    /// <summary>The clock stood.</summary>
    Paused,
}
