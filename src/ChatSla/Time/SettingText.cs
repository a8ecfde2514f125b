using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Time;

/// <summary>Times as people write them in settings. Each throws <see cref="FormatException"/> with a sentence that says what was expected.</summary>
public static partial class SettingText
{
    public static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(text.Trim()) is { Success: true } time
        ? time.Value
        : throw new FormatException($"\"{text}\" is not a time of day; write it as 15:00.");

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } date
        ? date.Value
        : throw new FormatException($"\"{text}\" is not a date; write it as 2026-12-24.");

    public static bool YesOrNo(string text) => bool.TryParse(text, out var yes) ? yes : throw new FormatException($"\"{text}\" is neither true nor false.");

    /// <summary>"2h", "1h30", "90min", "10s", "PT1H30M".</summary>
    public static Duration Span(string text)
    {
        if (PeriodPattern.NormalizingIso.Parse(text.Trim()) is { Success: true, Value: { HasDateComponent: false } period }) return period.ToDuration();
        if (HoursAndMinutes().Match(text.Trim()) is { Success: true, Length: > 0 } match)
        {
            return Duration.FromHours(Number(match.Groups["h"])) + Duration.FromMinutes(Number(match.Groups["m"])) + Duration.FromSeconds(Number(match.Groups["s"]));
        }

        throw new FormatException($"\"{text}\" is not a length of time; write it as 2h, 90min, 10s or PT1H30M. Days are not a length: say hours, or use the same-day rule.");
    }

    private static long Number(Group group) => group.Success ? long.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>Minutes need no unit behind hours; a number alone could be anything.</summary>
    [GeneratedRegex(@"^(?:(?<h>\d{1,4})\s*h)?\s*(?:(?<m>\d{1,5})\s*(?:min|m)|(?<=h\s*)(?<m>\d{1,2})$)?\s*(?:(?<s>\d{1,5})\s*s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex HoursAndMinutes();
}
