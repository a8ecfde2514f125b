using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Core.Calendars.Holidays;

/// <summary>A VEVENT that lasts whole days.</summary>
internal sealed partial class HolidayFileEvent(int begun)
{
    private const int LongestDays = 370;

    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private readonly List<HolidayFileLine> lines = [];
    private readonly List<HolidayFileFault> faults = [];

    public IReadOnlyList<HolidayFileFault> Faults => faults;

    public void Add(HolidayFileLine line) => lines.Add(line);

    /// <summary>Its dates from 2020 to 2100, or none and the faults; a cancelled event has neither.</summary>
    public IReadOnlyList<Holiday> Holidays()
    {
        if (lines.Exists(line => line.Name == "STATUS" && line.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase))) return [];

        foreach (var line in lines.Where(line => line.Name is "RECURRENCE-ID" or "EXRULE"))
            Fault(line, $"has {line.Name}, a change to one date of a series, which is not understood; write that day as an event of its own.");

        var name = Read("SUMMARY", Name);
        var start = Read("DTSTART", Date);
        var days = ReadDays(start);
        var rule = Read("RRULE", line => HolidayFileRule.Parse(line.Value));
        var added = ReadDates("RDATE");
        var removed = ReadDates("EXDATE");
        Require("DTSTART", "no DTSTART, the date it is on");
        Require("SUMMARY", "no SUMMARY, its name");
        if (rule is not null && start is { } from && !rule.Includes(from, from)) Fault(Line("RRULE")!, "has an RRULE that DTSTART is none of the dates of.");

        if (faults.Count > 0) return [];
        var starts = (rule?.DatesFrom(start!.Value) ?? [start!.Value]).Concat(added).Except(removed).Where(date => date.Year <= PublicHolidays.LastYear);
        return [.. starts.SelectMany(date => Enumerable.Range(0, days).Select(day => date.PlusDays(day)))
            .Where(date => date.Year is >= PublicHolidays.FirstYear and <= PublicHolidays.LastYear).Distinct().Select(date => new Holiday(date, name!))];
    }

    private int ReadDays(LocalDate? start)
    {
        var end = Read("DTEND", Date);
        var length = Read("DURATION", Days);
        if (end is not null && length is not null) Fault(Line("DURATION")!, "has DURATION beside DTEND; one of them is enough.");
        if (start is null || (end is null && length is null)) return 1;

        var days = length ?? Period.DaysBetween(start.Value, end!.Value);
        if (days is < 1 or > LongestDays)
            Fault(Line(end is null ? "DURATION" : "DTEND")!, $"makes it last {days} days; it must be 1 to {LongestDays}, and DTEND is the day after the last one.");
        return days;
    }

    private List<LocalDate> ReadDates(string name) =>
        [.. lines.Where(line => line.Name == name).SelectMany(line => line.Value.Split(',').Select(one => Try(line, () => Date(line with { Value = one }))).OfType<LocalDate>())];

    /// <summary>What a property that may stand there once is; the default when it does not, or with a fault.</summary>
    private T? Read<T>(string name, Func<HolidayFileLine, T> read)
    {
        foreach (var again in lines.Where(line => line.Name == name).Skip(1)) Fault(again, $"has {name} once more in the same event.");
        return Line(name) is { } line ? Try(line, () => read(line)) : default;
    }

    private T? Try<T>(HolidayFileLine line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException wrong)
        {
            Fault(line, wrong.Message);
            return default;
        }
    }

    private void Require(string name, string what)
    {
        if (Line(name) is null) faults.Add(new HolidayFileFault(begun, $"begins an event that has {what}."));
    }

    private void Fault(HolidayFileLine line, string what) => faults.Add(new HolidayFileFault(line.Number, what));

    private HolidayFileLine? Line(string name) => lines.Find(line => line.Name == name);

    private static LocalDate? Date(HolidayFileLine line) =>
        line.Parameters.GetValueOrDefault("VALUE", "DATE").Equals("DATE", StringComparison.OrdinalIgnoreCase) && DatePattern.Parse(line.Value.Trim()) is { Success: true } date
            ? date.Value
            : throw new FormatException($"has {line.Name} \"{line.Value}\", which is no date; only whole days are understood, as in {line.Name};VALUE=DATE:20261224.");

    private static int? Days(HolidayFileLine line) => WholeDays().Match(line.Value.Trim()) is { Success: true } match
        ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value == "W" ? 7 : 1)
        : throw new FormatException($"has DURATION \"{line.Value}\"; only whole days are understood, as in P1D.");

    private static string Name(HolidayFileLine line)
    {
        var name = Escape().Replace(line.Value, escaped => escaped.Groups["char"].Value is "n" or "N" ? " " : escaped.Groups["char"].Value).Trim();
        return name.Length > 0 ? name : throw new FormatException("has an empty SUMMARY; it is the holiday's name.");
    }

    [GeneratedRegex(@"^P(?<n>\d{1,3})(?<unit>[DW])$")]
    private static partial Regex WholeDays();

    [GeneratedRegex(@"\\(?<char>[\\;,nN])")]
    private static partial Regex Escape();
}
