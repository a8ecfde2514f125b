using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>What a random calendar is asked.</summary>
internal sealed record Question(Instant Start, Duration Working, Instant Other, IReadOnlyList<Pause> Paused, SameDayMinutes Promise)
{
    public Pauses Pauses { get; } = new(Paused);

    public Deadline.SameDay Rule => Promise.Rule;

    public override string ToString() =>
        $"start {Start:uuuu-MM-dd'T'HH:mm:ss.fffffff}, working {Working}, other {Other}, pauses {string.Join(", ", Paused)}, {Promise}";
}

/// <summary>A same-day promise in minutes of the day, its lead in seconds.</summary>
internal sealed record SameDayMinutes(int CutOff, int NextBy, long Lead, int? By)
{
    public Deadline.SameDay Rule =>
        new(Time(CutOff), Time(NextBy), Duration.FromSeconds(Lead), By is { } by ? Time(by) : null);

    private static LocalTime Time(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes);
}
