namespace ChatSla.Core.Calendars;

/// <summary>Why nobody is at work.</summary>
public enum ClosedBecause
{
    /// <summary>Outside the hours of a date that has a shift: the night, the lunch.</summary>
    Hours,

    /// <summary>The week has no shift on that weekday.</summary>
    DayOff,

    Holiday,

    /// <summary>A special day without shifts.</summary>
    SpecialDay,
}
