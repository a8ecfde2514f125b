using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

public abstract partial record Deadline
{
    /// <summary>
    /// Received on a working day before the cut-off, with at least <paramref name="MinLead"/> of working time left: by that
    /// day's closing, or by <paramref name="By"/> or midnight if that is earlier. Otherwise by <paramref name="NextBy"/> on the
    /// next working day. Times are the calendar zone's, at the first instant its clock shows them.
    /// </summary>
    /// <param name="CutOff">A mail received at the cut-off itself is late.</param>
    /// <param name="NextBy">Holds only between that day's first opening and its last closing; otherwise that closing does.</param>
    /// <param name="MinLead">May be zero; at least one second of working time is left in any case.</param>
    public sealed record SameDay(LocalTime CutOff, LocalTime NextBy, Duration MinLead, LocalTime? By = null) : Deadline
    {
        public Duration MinLead { get; } = MinLead >= Duration.Zero
            ? MinLead
            : throw new ArgumentException($"The working time that must be left cannot be negative: {MinLead}.", nameof(MinLead));

        public override Instant DueAt(Instant receivedAt, WorkingCalendar calendar)
        {
            var date = receivedAt.InZone(calendar.Zone).Date;
            return DueOn(date, receivedAt, calendar) ?? DueOnNext(calendar.WorkingDay(date, 1), receivedAt, calendar);
        }

        /// <summary>Which of the two days it falls on, and why.</summary>
        public SameDayCase CaseOf(Instant receivedAt, WorkingCalendar calendar)
        {
            var date = receivedAt.InZone(calendar.Zone).Date;
            if (DueOn(date, receivedAt, calendar) is not null) return SameDayCase.InTime;
            if (calendar.HoursOn(date) is null) return SameDayCase.NoWorkingDay;
            return receivedAt >= calendar.Zone.FirstShows(date + CutOff) ? SameDayCase.AfterCutOff : SameDayCase.TooLittleLeft;
        }

        private Instant? DueOn(LocalDate date, Instant receivedAt, WorkingCalendar calendar)
        {
            if (calendar.HoursOn(date) is not { End: var closing } || receivedAt >= calendar.Zone.FirstShows(date + CutOff)) return null;

            var due = Instant.Min(closing, calendar.Zone.LastShowsLessThan(date.PlusDays(1).AtMidnight()));
            if (By is { } by) due = Instant.Min(due, calendar.Zone.FirstShows(date + by));

            return calendar.Elapsed(receivedAt, due) >= Duration.Max(MinLead, Duration.FromSeconds(1)) ? due : null;
        }

        private Instant DueOnNext(LocalDate date, Instant receivedAt, WorkingCalendar calendar)
        {
            var hours = calendar.HoursOn(date)!.Value;
            var due = calendar.Zone.FirstShows(date + NextBy);

            // In St John's the clock used to go back over midnight, so that a mail could come after the next day had begun.
            return Instant.Max(hours.Start, receivedAt) < due && due < hours.End ? due : hours.End;
        }
    }
}
