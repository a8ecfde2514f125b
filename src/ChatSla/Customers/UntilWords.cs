using System.Globalization;
using System.Text.RegularExpressions;
using ChatSla.Languages;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Customers;

/// <summary>The end of something as people write it, in any language that is spoken here: "Friday", "tomorrow 15:00", "4 Dec", "2026-12-04", "fredag", "i morgon".</summary>
public static partial class UntilWords
{
    private const int MostDays = 366;

    private static readonly string[] TodayWords = ["today", "i dag", "idag"];
    private static readonly string[] TomorrowWords = ["tomorrow", "i morgon", "imorgon"];

    /// <summary>A day without a time ends with the day. Null: it cannot be read, lies behind, or lies more than a year ahead.</summary>
    public static Instant? Read(string? text, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var words = (text ?? TodayWords[0]).Trim().TrimEnd('.').ToLowerInvariant();
        LocalTime? time = null;
        if (Clock().Match(words) is { Success: true } clock)
        {
            if (LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(clock.Groups["time"].Value.Replace('.', ':')) is not { Success: true, Value: var read }) return null;
            (time, words) = (read, words[..clock.Index].Trim());
        }

        if (DayIn(words.Length == 0 ? TodayWords[0] : words, today) is not { } date) return null;

        var until = time is { } at ? (date + at).InZoneLeniently(zone).ToInstant() : date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();
        return until > now && Period.DaysBetween(today, date) <= MostDays ? until : null;
    }

    private static LocalDate? DayIn(string words, LocalDate today)
    {
        if (TodayWords.Contains(words)) return today;
        if (TomorrowWords.Contains(words)) return today.PlusDays(1);
        if (LocalDatePattern.Iso.Parse(words) is { Success: true, Value: var date }) return date;

        foreach (var format in Language.All.Select(language => language.Culture.DateTimeFormat))
        {
            if (Find(format.DayNames, words) is { } day) return NextOn(today, day == 0 ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)day);
            if (DayAndMonth().Match(words) is { Success: true } match && Find(format.MonthNames, match.Groups["month"].Value) is { } month)
                return DateOf(int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture), month + 1, today);
        }

        return null;
    }

    /// <summary>Three letters are enough.</summary>
    private static int? Find(string[] names, string word) =>
        word.Length >= 3 && Array.FindIndex(names, name => name.StartsWith(word.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : null;

    private static LocalDate NextOn(LocalDate today, IsoDayOfWeek day) => today.DayOfWeek == day ? today : today.Next(day);

    private static LocalDate? DateOf(int day, int month, LocalDate today)
    {
        if (day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(today.Year, month)) return null;

        var date = new LocalDate(today.Year, month, day);
        return date >= today || day > CalendarSystem.Iso.GetDaysInMonth(today.Year + 1, month) ? date : date.PlusYears(1);
    }

    [GeneratedRegex(@"(?<=^|\s)(kl\.?\s+|at\s+)?(?<time>\d{1,2}[:.]\d{2})$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(den\s+)?(?<day>\d{1,2})\.?\s+(?<month>\p{L}{3,}\.?)$")]
    private static partial Regex DayAndMonth();
}
