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
    /// <param name="pauses">All of them have ended.</param>
    public Instant WarnAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar, Pauses pauses) =>
        Between(receivedAt, WantedAt(receivedAt, dueAt, calendar, pauses), dueAt);

    internal static Instant Between(Instant receivedAt, Instant wanted, Instant dueAt) =>
        Instant.Max(receivedAt, wanted < dueAt ? wanted : dueAt - Least);

    private protected abstract Instant WantedAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar, Pauses pauses);

    /// <summary>So much working time before the deadline.</summary>
    public sealed record Before(Duration Working) : Aim
    {
        public Duration Working { get; } = WorkingSpan.Checked(Working, "An aim");

        private protected override Instant WantedAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar, Pauses pauses) =>
            calendar.Add(dueAt, -Working, pauses) ?? dueAt;
    }

    /// <summary>A deadline of its own, counted from the receipt.</summary>
    public sealed record Own(Deadline Deadline) : Aim
    {
        private protected override Instant WantedAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar, Pauses pauses) =>
            Deadline.DueAt(receivedAt, calendar, pauses) ?? dueAt;
    }

    /// <summary>When so many per cent of the working time between receipt and deadline have passed.</summary>
    public sealed record Share(int Percent) : Aim
    {
        public int Percent { get; } = Percent is >= 1 and <= 99
            ? Percent
            : throw new ArgumentException($"An aim is from 1 to 99 per cent of the time, not {Percent}.", nameof(Percent));

        private protected override Instant WantedAt(Instant receivedAt, Instant dueAt, WorkingCalendar calendar, Pauses pauses) =>
            calendar.Add(receivedAt, calendar.Elapsed(receivedAt, dueAt, pauses) * Percent / 100, pauses) ?? dueAt;
    }
}
