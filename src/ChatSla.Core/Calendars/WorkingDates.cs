using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>
/// The dates of a span on which a shift starts, each from its first opening to its last closing, and for each date of the
/// span the first of them that is not earlier. Immutable, and nothing here allocates after it is built.
/// </summary>
internal sealed class WorkingDates
{
    private readonly LocalDate first;
    private readonly int[] firstFrom;
    private readonly (LocalDate Date, Interval Hours)[] working;

    /// <param name="openings">Of each date from the first on; in order.</param>
    public WorkingDates(LocalDate first, IReadOnlyList<Interval[]> openings)
    {
        this.first = first;
        firstFrom = new int[openings.Count + 1];
        working = new (LocalDate, Interval)[openings.Count(day => day.Length > 0)];

        for (var (day, date, found) = (0, first, 0); day < openings.Count; day++, date = date.PlusDays(1))
        {
            if (openings[day] is [var opening, ..] and [.., var closing]) working[found++] = (date, new Interval(opening.Start, closing.End));
            firstFrom[day + 1] = found;
        }
    }

    /// <summary>From the first opening of a date to its last closing, or null when no shift starts on it.</summary>
    public Interval? HoursOn(LocalDate date)
    {
        var day = Period.DaysBetween(first, date);
        return firstFrom[day] < firstFrom[day + 1] ? working[firstFrom[day]].Hours : null;
    }

    /// <summary>The n-th working date after one, or for zero the first not before it; false when the span ends before.</summary>
    public bool TryCount(LocalDate from, int n, out LocalDate date)
    {
        var day = Period.DaysBetween(first, from);
        var index = n == 0 ? firstFrom[day] : firstFrom[day + 1] + n - 1L;
        date = index < working.Length ? working[index].Date : default;
        return index < working.Length;
    }
}
