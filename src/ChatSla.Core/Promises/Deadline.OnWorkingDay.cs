using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

public abstract partial record Deadline
{
    /// <summary>
    /// By a time of the working day that is so many after the date of the receipt. Day 0 is that date itself while working time is
    /// left on it, else the next working day: "by closing" is day 0 without a time.
    /// </summary>
    /// <param name="By">In the calendar's zone; null, or outside that day's hours: its closing.</param>
    public sealed record OnWorkingDay(int Day, LocalTime? By = null) : Deadline
    {
        public int Day { get; } = Day is >= 0 and <= 250
            ? Day
            : throw new ArgumentException($"A promise cannot fall on working day {Day}; from 0 (the day of receipt) to 250.", nameof(Day));

        public override Instant DueAt(Instant receivedAt, WorkingCalendar calendar)
        {
            var date = calendar.WorkingDay(receivedAt.InZone(calendar.Zone).Date, Day);
            var due = On(date, receivedAt, calendar);

            // Day 0 with nothing left of it; and where the clock goes back over midnight, a date may come twice.
            while (calendar.Elapsed(receivedAt, due) <= Duration.Zero) due = On(date = calendar.WorkingDay(date, 1), receivedAt, calendar);
            return due;
        }

        private Instant On(LocalDate date, Instant receivedAt, WorkingCalendar calendar)
        {
            var openings = calendar.OpeningsOn(date);
            var (opening, closing) = (openings[0].Start, openings[^1].End);
            if (By is not { } by) return closing;

            var due = calendar.Zone.FirstShows(date + by);
            return Instant.Max(opening, receivedAt) < due && due < closing ? due : closing;
        }
    }
}
