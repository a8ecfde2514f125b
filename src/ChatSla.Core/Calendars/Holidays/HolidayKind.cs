namespace ChatSla.Core.Calendars.Holidays;

/// <summary>What a day means to an office, the weightiest first.</summary>
public enum HolidayKind
{
    /// <summary>A day off by law.</summary>
    Public,

    /// <summary>Not by law: offices close by custom.</summary>
    Eve,

    /// <summary>A working day on which many leave early.</summary>
    Half,
}
