using NodaTime;
using NodaTime.Text;

namespace ChatSla.Actions;

/// <summary>Days and times as inputs hold them: 2026-11-23 and 17:00, whatever the language.</summary>
public static class Days
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Write(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Write(LocalTime time) => Minutes.Format(time);

    /// <summary>Null: it is no day.</summary>
    public static LocalDate? Read(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;

    /// <summary>Null: it is no time.</summary>
    public static LocalTime? ReadTime(string? text) => Minutes.Parse(text ?? "") is { Success: true, Value: var time } ? time : null;
}
