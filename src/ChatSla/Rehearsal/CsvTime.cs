using NodaTime;

namespace ChatSla.Rehearsal;

/// <summary>
/// The times of an export: 2026-10-01T09:15:00Z, 2026-10-01 09:15:00.123+02:00, or 2026-10-01 09:15 by the zone's clock. A day is never
/// guessed from 10/11/2026. A local time that the spring change skips moves forward; one that the autumn change repeats is its first.
/// </summary>
public static class CsvTime
{
    /// <summary>Null where the text is no such time, or none of the years 1970 to 2099.</summary>
    /// <param name="zone">Of the times without an offset.</param>
    public static Instant? Read(ReadOnlySpan<char> text, DateTimeZone zone)
    {
        var at = 0;
        if (Number(text, ref at, 4) is not { } year || !Skip(text, ref at, '-') || Number(text, ref at, 2) is not { } month) return null;
        if (!Skip(text, ref at, '-') || Number(text, ref at, 2) is not { } day || !(Skip(text, ref at, 'T') || Skip(text, ref at, ' '))) return null;
        if (Number(text, ref at, 2) is not { } hour || !Skip(text, ref at, ':') || Number(text, ref at, 2) is not { } minute) return null;

        var second = 0;
        if (Skip(text, ref at, ':'))
        {
            if (Number(text, ref at, 2) is not { } read) return null;
            second = read;
        }

        if (year is < 1970 or > 2099 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (hour > 23 || minute > 59 || second > 59 || Fraction(text, ref at) is not { } fraction) return null;

        Skip(text, ref at, ' ');
        var local = new LocalDateTime(year, month, day, hour, minute, second).PlusNanoseconds(fraction);
        return at == text.Length ? local.InZoneLeniently(zone).ToInstant() : OffsetIn(text[at..]) is { } offset ? local.WithOffset(offset).ToInstant() : null;
    }

    /// <summary>Exactly so many digits.</summary>
    private static int? Number(ReadOnlySpan<char> text, ref int at, int digits)
    {
        if (text.Length - at < digits) return null;

        var number = 0;
        foreach (var digit in text.Slice(at, digits))
        {
            if (!char.IsAsciiDigit(digit)) return null;
            number = (number * 10) + (digit - '0');
        }

        at += digits;
        return number;
    }

    private static bool Skip(ReadOnlySpan<char> text, ref int at, char expected)
    {
        if (at >= text.Length || text[at] != expected) return false;
        at++;
        return true;
    }

    /// <summary>In nanoseconds; zero where there is none.</summary>
    private static long? Fraction(ReadOnlySpan<char> text, ref int at)
    {
        if (!Skip(text, ref at, '.')) return 0;

        var (fraction, unit) = (0L, 1_000_000_000L);
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            unit /= 10;
            fraction += unit * (text[at] - '0');
        }

        return unit == 1_000_000_000L ? null : fraction;
    }

    /// <summary>Z, +02:00, +0200 or +02.</summary>
    private static Offset? OffsetIn(ReadOnlySpan<char> text)
    {
        if (text is "Z") return Offset.Zero;
        if (text[0] is not ('+' or '-')) return null;

        var at = 1;
        if (Number(text, ref at, 2) is not { } hours) return null;
        Skip(text, ref at, ':');
        var minutes = at == text.Length && text[at - 1] != ':' ? 0 : Number(text, ref at, 2);
        if (minutes is null || at != text.Length || hours > 18 || minutes > 59 || (hours == 18 && minutes > 0)) return null;

        return Offset.FromSeconds((text[0] == '-' ? -1 : 1) * ((hours * 3600) + (minutes.Value * 60)));
    }
}
