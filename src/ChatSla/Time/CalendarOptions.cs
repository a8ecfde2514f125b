namespace ChatSla.Time;

/// <summary>The section Calendars: one working calendar a key.</summary>
public sealed class CalendarsOptions : Dictionary<string, CalendarOptions>
{
    public const string Section = "Calendars";

    public CalendarsOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}

/// <summary>When staff are at work. Every value is text, so that all faults can be listed at once.</summary>
public sealed class CalendarOptions
{
    /// <summary>IANA name, for example Europe/Stockholm.</summary>
    public string Zone { get; set; } = "";

    /// <summary>Weekday to hours, for example Monday: "09:00-12:00, 13:00-17:00". A day without hours is closed.</summary>
    public Dictionary<string, string> Hours { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Date to hours that hold from then on, until the next change.</summary>
    public Dictionary<string, Dictionary<string, string>> Changes { get; } = [];

    /// <summary>Whose holidays are imported, for example SE, DE-BY or GB-ENG; empty imports none.</summary>
    public string Country { get; set; } = "";

    /// <summary>An iCalendar file whose days are imported; a relative path counts from the folder the program is started in.</summary>
    public string HolidayFile { get; set; } = "";

    /// <summary>Date of an imported holiday to "true" (closes) or "false" (an ordinary day).</summary>
    public Dictionary<string, string> HolidaySwitches { get; } = [];

    /// <summary>"2026-12-25 Christmas Day"; these close beside what is imported.</summary>
    public List<string> Holidays { get; } = [];

    /// <summary>Date to hours that replace that day, for example "2026-12-23": "09:00-12:00"; empty or "closed" closes it.</summary>
    public Dictionary<string, string> SpecialDays { get; } = [];
}
