using System.Globalization;
using NodaTime;

namespace ChatSla.Time;

/// <summary>Dates as the language that is spoken writes them. In a sentence no month ends in a full stop, as some languages abbreviate it.</summary>
public static class CultureDates
{
    public static string Shown(this ZonedDateTime time, string pattern) => Plain(time.ToString(pattern, CultureInfo.CurrentCulture));

    public static string Shown(this LocalDateTime time, string pattern) => Plain(time.ToString(pattern, CultureInfo.CurrentCulture));

    public static string Shown(this LocalDate date, string pattern) => Plain(date.ToString(pattern, CultureInfo.CurrentCulture));

    public static string Shown(this LocalTime time, string pattern) => time.ToString(pattern, CultureInfo.CurrentCulture);

    private static string Plain(string text) => text.Replace(".", "", StringComparison.Ordinal);
}
