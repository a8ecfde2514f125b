using System.Globalization;
using ChatSla.CommandLine;
using ChatSla.Core.Calendars.Holidays;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Preview;

/// <summary>What chatsla calendar is asked to show, checked.</summary>
/// <param name="Calendar">Null: all of them.</param>
/// <param name="From">Null: today, by each calendar's clock.</param>
/// <param name="Year">Whose holidays are listed too, or null.</param>
public sealed record PreviewOrder(string? Calendar, LocalDate? From, int Days, int? Year)
{
    public const int UsualDays = 14;
    public const int MostDays = 400;

    /// <summary>Reads the options; null is one that was not given.</summary>
    /// <exception cref="OrderException">One is wrong; the message names it and says what to do.</exception>
    public static PreviewOrder Read(string[] name, string[]? from, string[]? days, string[]? year) => new(
        name is [] ? null : Words.One("the calendar", "its name once", name),
        from is null ? null : Date(Words.One("--from", "a date, for example 2026-12-20", from)),
        days is null ? UsualDays : Number("--days", Words.One("--days", "how many, for example 14", days), 1, MostDays),
        year is null ? null : Number("--year", Words.One("--year", "a year, for example 2027", year), PublicHolidays.FirstYear, PublicHolidays.LastYear));

    private static LocalDate Date(string text)
    {
        var last = new LocalDate(PublicHolidays.LastYear, 1, 1);
        try
        {
            var date = SettingText.Date(text);
            return date >= new LocalDate(PublicHolidays.FirstYear, 1, 1) && date < last
                ? date
                : throw new OrderException($"--from: {text} is not in {PublicHolidays.FirstYear} to {PublicHolidays.LastYear - 1}.");
        }
        catch (FormatException wrong)
        {
            throw new OrderException($"--from: {wrong.Message}", wrong);
        }
    }

    private static int Number(string option, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new OrderException($"{option}: \"{text}\" is not a number from {least} to {most}.");
}
