using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Escalations;

/// <summary>When somebody may be told.</summary>
public static class AlertHours
{
    /// <summary>Promises are often due at closing itself, and people are not gone that very minute.</summary>
    public static readonly Duration AfterClosing = Duration.FromMinutes(15);

    /// <summary>Now, or when the recipient's hours begin.</summary>
    public static Instant SayAt(Instant now, WorkingCalendar hours, bool always) =>
        always || hours.Elapsed(now - AfterClosing, now) > Duration.Zero ? now : hours.NextOpening(now);
}
