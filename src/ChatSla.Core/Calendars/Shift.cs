using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Core.Calendars;

/// <summary>Part of a local day in which staff are at work. It belongs to the date it starts on.</summary>
public sealed record Shift
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <exception cref="ArgumentException">Start and end are the same; a whole day is <see cref="AllDay"/>.</exception>
    public Shift(LocalTime start, LocalTime end)
    {
        if (start == end) throw new ArgumentException($"A shift cannot end when it starts ({start}); a whole day is 00:00-24:00.", nameof(end));
        (Start, End) = (start, end);
    }

    private Shift()
    {
    }

    /// <summary>00:00-24:00.</summary>
    public static Shift AllDay { get; } = new();

    public LocalTime Start { get; }

    /// <summary>Midnight is the end of the day (24:00). Any other end at or before the start lies on the next date.</summary>
    public LocalTime End { get; }

    /// <summary>Reads "09:00-12:00"; "22:00-06:00" ends on the next date, and an end may be "24:00".</summary>
    /// <exception cref="FormatException">The text is not a shift.</exception>
    public static Shift Parse(string text) => TryParse(text, out var shift)
        ? shift
        : throw new FormatException($"\"{text}\" is not a shift. Write it as 09:00-17:00; a whole day is 00:00-24:00.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out Shift? shift)
    {
        shift = text?.Split('-', StringSplitOptions.TrimEntries) switch
        {
            ["00:00", "24:00"] => AllDay,
            [var start, "24:00"] => Between(start, "00:00"),
            [var start, var end] => Between(start, end),
            _ => null,
        };
        return shift is not null;
    }

    /// <summary>Reads the shifts of one day: "09:00-12:00, 13:00-17:00". An empty text is a day without work.</summary>
    /// <exception cref="FormatException">A part of the text is not a shift.</exception>
    public static IReadOnlyList<Shift> ParseDay(string text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries).Select(Parse)];

    public override string ToString() => $"{Time.Format(Start)}-{(End == LocalTime.Midnight ? "24:00" : Time.Format(End))}";

    /// <summary>The stretch of real time that the shift is on one date; empty when the clock skips all of it.</summary>
    internal Interval On(LocalDate date, DateTimeZone zone) =>
        new(zone.FirstShows(date + Start), zone.LastShowsLessThan((End <= Start ? date.PlusDays(1) : date) + End));

    private static Shift? Between(string start, string end) =>
        Time.Parse(start).TryGetValue(default, out var from) && Time.Parse(end).TryGetValue(default, out var to) && from != to
            ? new Shift(from, to)
            : null;
}
