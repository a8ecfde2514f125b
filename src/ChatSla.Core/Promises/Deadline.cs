using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>A rule that says by when a customer is promised something. The family is closed.</summary>
public abstract partial record Deadline
{
    private Deadline()
    {
    }

    /// <summary>The promised instant; always later than the receipt.</summary>
    public abstract Instant DueAt(Instant receivedAt, WorkingCalendar calendar);

    /// <summary>So much working time after the receipt.</summary>
    public sealed record WithinWorkingHours(Duration Working) : Deadline
    {
        public Duration Working { get; } = WorkingSpan.Checked(Working, "A promise");

        public override Instant DueAt(Instant receivedAt, WorkingCalendar calendar) => calendar.Add(receivedAt, Working);
    }

    /// <summary>Whichever of two deadlines falls first.</summary>
    public sealed record EarlierOf(Deadline First, Deadline Second) : Deadline
    {
        public override Instant DueAt(Instant receivedAt, WorkingCalendar calendar) =>
            Instant.Min(First.DueAt(receivedAt, calendar), Second.DueAt(receivedAt, calendar));
    }
}
