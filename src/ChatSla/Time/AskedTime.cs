using System.Globalization;
using ChatSla.Core.Calendars.Holidays;
using ChatSla.Languages;
using NodaTime;

namespace ChatSla.Time;

/// <summary>A time as somebody writes it, before it is known whose clock shows it: with neither a time of day nor a day it is now.</summary>
/// <param name="Time">Null: now.</param>
/// <param name="Day">Null: today.</param>
/// <param name="Weekday">Beside a date it must be that date's.</param>
/// <param name="IsNext">"next Friday" is never today.</param>
public sealed record AskedTime(LocalTime? Time, AskedDay? Day, IsoDayOfWeek? Weekday, bool IsNext)
{
    /// <summary>A date without a year that is over for longer is next year's.</summary>
    private const int LongOver = 183;

    public static AskedTime Now { get; } = new(null, null, null, false);

    /// <summary>Where the clock shows the time twice, the first of the two.</summary>
    /// <exception cref="FormatException">There is no such date or time there; the message is a sentence.</exception>
    public Instant At(Instant now, DateTimeZone zone)
    {
        if (Time is not { } time) return now;

        var asked = DateAt(now.InZone(zone).LocalDateTime, time) + time;
        return zone.MapLocal(asked) is { Count: > 0 } shown
            ? shown.First().ToInstant()
            : throw new FormatException(AskedStrings.NotInZone.With(asked.ToString("ddd d MMM uuuu HH:mm", CultureInfo.CurrentCulture), zone.Id));
    }

    /// <summary>The day alone, of a time that names none.</summary>
    /// <exception cref="FormatException">There is no such date; the message is a sentence.</exception>
    public LocalDate DayAt(Instant now, DateTimeZone zone) => DateAt(now.InZone(zone).LocalDateTime, Time ?? LocalTime.Midnight);

    private LocalDate DateAt(LocalDateTime now, LocalTime time)
    {
        if (Day is null && Weekday is { } weekday)
            return now.DayOfWeek == weekday && !IsNext && time > now.TimeOfDay ? now.Date : now.Date.Next(weekday);

        var date = Day switch
        {
            null => now.Date,
            AskedDay.FromToday(var days) => now.Date.PlusDays(days),
            AskedDay.OnDate(var on) => on,
            AskedDay.InYear year => DateIn(year, now.Date),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (Weekday is { } named && date.DayOfWeek != named)
            throw new FormatException(AskedStrings.AnotherWeekday.With(date.ToString("d MMM uuuu", CultureInfo.CurrentCulture), NameOf(date.DayOfWeek), NameOf(named)));

        return date.Year is >= PublicHolidays.FirstYear and < PublicHolidays.LastYear
            ? date
            : throw new FormatException(AskedStrings.NoYear.With(Number(date.Year), Number(PublicHolidays.FirstYear), Number(PublicHolidays.LastYear - 1)));
    }

    private static string NameOf(IsoDayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    private static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static LocalDate DateIn(AskedDay.InYear day, LocalDate today)
    {
        var date = day.Of(today.Year);
        return Period.DaysBetween(date, today) > LongOver ? day.Of(today.Year + 1) : date;
    }
}

/// <summary>A day as somebody writes it.</summary>
public abstract record AskedDay
{
    private AskedDay()
    {
    }

    /// <summary>Today, tomorrow, yesterday.</summary>
    public sealed record FromToday(int Days) : AskedDay;

    public sealed record OnDate(LocalDate Date) : AskedDay;

    /// <summary>"23 Dec".</summary>
    public sealed record InYear(int Day, int Month) : AskedDay
    {
        /// <exception cref="FormatException">29 February of another year.</exception>
        public LocalDate Of(int year) => Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month)
            ? new LocalDate(year, Month, Day)
            : throw new FormatException(AskedStrings.NoSuchDate.With(Day, CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(Month), year.ToString(CultureInfo.InvariantCulture)));
    }
}
