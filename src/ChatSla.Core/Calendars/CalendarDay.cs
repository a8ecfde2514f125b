using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>One date of a calendar.</summary>
/// <param name="Openings">When the shifts that start on the date are open, joined and in order; a night shift ends on the next date.</param>
/// <param name="Closed">Why there is no opening, or null when there is one.</param>
/// <param name="Holiday">The holiday listed for the date, even when a special day opens it.</param>
/// <param name="IsSpecial">Whether the date has shifts of its own.</param>
public sealed record CalendarDay(LocalDate Date, IReadOnlyList<Interval> Openings, ClosedBecause? Closed, Holiday? Holiday, bool IsSpecial);
