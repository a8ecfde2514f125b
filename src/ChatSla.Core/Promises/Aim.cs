using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>A rule that says when an unanswered query turns amber, before the customer's deadline. The family is closed.</summary>
public abstract record Aim
{
    private static readonly Duration Least = Duration.FromSeconds(1);

    private Aim()
    {
    }

    /// <summary>
    /// Never before the receipt, always before the deadline: an aim that would fall on it or after it is one second before it,
    /// or the receipt if that is later.
    /// </summary>
    public Instant WarnAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar)
    {
        var wanted = WantedAt(receivedAt, dueAt, calendar);
        return Instant.Max(receivedAt, wanted < dueAt ? wanted : dueAt - Least);
    }

    private protected abstract Instant WantedAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar);

    /// <summary>So much working time before the deadline.</summary>
    public sealed record Before(Duration Working) : Aim
    {
        public Duration Working { get; } = WorkingSpan.Checked(Working, "An aim");

        private protected override Instant WantedAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar) =>
            calendar.Add(dueAt, -Working);
    }

    /// <summary>A deadline of its own, counted from the receipt.</summary>
    public sealed record Own(Deadline Deadline) : Aim
    {
        private protected override Instant WantedAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar) =>
            Deadline.DueAt(receivedAt, calendar);
    }
}
