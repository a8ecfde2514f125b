using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>The Date header of a mail (RFC 5322, 3.3).</summary>
internal static partial class DateHeader
{
    /// <returns>Seconds from UTC, or null where the header names no zone.</returns>
    public static int? OffsetIn(string? date)
    {
        if (date is null || Zone().Match(date) is not { Success: true } zone || zone.Value == "-0000") return null;

        var hours = int.Parse(zone.Groups[2].Value, CultureInfo.InvariantCulture);
        var minutes = int.Parse(zone.Groups[3].Value, CultureInfo.InvariantCulture);
        return (zone.Groups[1].Value == "-" ? -1 : 1) * (hours * 60 + minutes) * 60;
    }

    [GeneratedRegex(@"(?<=\d\s)([+-])(0\d|1[0-4])([0-5]\d)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
