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

    /// <summary>With pauses. A rule that names a time of day is not moved by them; one that counts time is, and has no instant while a pause without an end comes first.</summary>
    public virtual Instant? DueAt(Instant receivedAt, WorkingCalendar calendar, Pauses pauses) => DueAt(receivedAt, calendar);

    /// <summary>So much working time after the receipt.</summary>
    public sealed record WithinWorkingHours(Duration Working) : Deadline
    {
        public Duration Working { get; } = WorkingSpan.Checked(Working, "A promise");

        public override Instant DueAt(Instant receivedAt, WorkingCalendar calendar) => calendar.Add(receivedAt, Working);

        public override Instant? DueAt(Instant receivedAt, WorkingCalendar calendar, Pauses pauses) => calendar.Add(receivedAt, Working, pauses);
    }

    /// <summary>So much time by the clock on the wall after the receipt, nights and holidays included.</summary>
    public sealed record WithinHours(Duration Length) : Deadline
    {
        public Duration Length { get; } = WorkingSpan.Checked(Length, "A promise");

        public override Instant DueAt(Instant receivedAt, WorkingCalendar calendar) => receivedAt + Length;

        public override Instant? DueAt(Instant receivedAt, WorkingCalendar calendar, Pauses pauses) => pauses.Add(receivedAt, Length);
    }

    /// <summary>Whichever of two deadlines falls first.</summary>
    public sealed record EarlierOf(Deadline First, Deadline Second) : Deadline
    {
        public override Instant DueAt(Instant receivedAt, WorkingCalendar calendar) =>
            Instant.Min(First.DueAt(receivedAt, calendar), Second.DueAt(receivedAt, calendar));

        public override Instant? DueAt(Instant receivedAt, WorkingCalendar calendar, Pauses pauses)
        {
            var (first, second) = (First.DueAt(receivedAt, calendar, pauses), Second.DueAt(receivedAt, calendar, pauses));
            return first is null || second < first ? second : first;
        }
    }
}
