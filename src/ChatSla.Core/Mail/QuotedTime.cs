using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Core.Mail;

/// <summary>A time in a quote, taken only where it says how far it lies from UTC.</summary>
internal static partial class QuotedTime
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static Instant? CertainIn(string text)
    {
        if (Iso().Match(text) is { Success: true } iso && OffsetDateTimePattern.ExtendedIso.Parse(iso.Value.Replace(' ', 'T')) is { Success: true, Value: var at }) return at.ToInstant();
        if (Rfc().Match(text) is not { Success: true } found) return null;

        var month = Array.IndexOf(Months, found.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        if (month == 0 || ZoneOf(found.Groups["zone"].Value) is not { } zone) return null;

        var (year, day, hour, minute) = (Number("year"), Number("day"), Number("hour"), Number("minute"));
        var second = found.Groups["second"].Success ? Number("second") : 0;
        if (day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return null;
        return new LocalDateTime(year, month, day, hour, minute, second).WithOffset(zone).ToInstant();

        int Number(string name) => int.Parse(found.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Names of zones are left alone: CST alone is three of them.</summary>
    private static Offset? ZoneOf(string zone)
    {
        if (zone.Equals("GMT", StringComparison.OrdinalIgnoreCase) || zone.Equals("UTC", StringComparison.OrdinalIgnoreCase)) return Offset.Zero;
        return DateHeader.OffsetIn($"0 {zone.Replace(":", "", StringComparison.Ordinal)}") is { } seconds ? Offset.FromSeconds(seconds) : null;
    }

    /// <summary>RFC 5322, 3.3: "Mon, 23 Nov 2026 14:01:00 +0100".</summary>
    [GeneratedRegex(@"(?<day>\d{1,2}) (?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?<year>20\d\d),? (at )?(?<hour>\d\d?):(?<minute>\d\d)(:(?<second>\d\d))? \(?(?<zone>[+-]\d\d:?\d\d|GMT|UTC)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rfc();

    [GeneratedRegex(@"20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
