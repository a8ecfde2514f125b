using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Time;

/// <summary>From the section Calendars to calendars.</summary>
public static class CalendarReader
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>By name, in any case. What cannot be read is a fault by its key and is left out.</summary>
    public static IReadOnlyDictionary<string, ConfiguredCalendar> Read(CalendarsOptions options, Faults faults)
    {
        var read = new Dictionary<string, ConfiguredCalendar>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, one) in options)
        {
            if (Read(name, one, faults) is { } calendar) read[name] = calendar;
        }

        return read;
    }

    private static ConfiguredCalendar? Read(string name, CalendarOptions options, Faults faults)
    {
        var key = $"{CalendarsOptions.Section}:{name}";
        var before = faults.All.Count;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.Zone);
        if (zone is null) faults.Add($"{key}:Zone", $"\"{options.Zone}\" is no time zone; use an IANA name such as Europe/Stockholm.");

        var week = ReadWeek($"{key}:Hours", options.Hours, faults);
        var changes = ReadDated($"{key}:Changes", options.Changes, ReadChange, faults).Select(change => new WeekFrom(change.Key, change.Value)).ToList();
        var special = ReadDated($"{key}:SpecialDays", options.SpecialDays, ReadDay, faults);
        var (holidays, imported) = HolidayReader.Read(key, options, faults);
        if (faults.All.Count > before) return null;

        var calendar = faults.Read(key, () => new WorkingCalendar(name, zone!, week, holidays, special, changes: changes));
        return calendar is null ? null : new ConfiguredCalendar(calendar, imported);
    }

    private static Dictionary<LocalDate, TRead> ReadDated<TText, TRead>(
        string key, Dictionary<string, TText> dated, Func<string, TText, Faults, TRead> read, Faults faults)
    {
        var all = new Dictionary<LocalDate, TRead>();
        foreach (var (day, text) in dated)
        {
            if (faults.Read<LocalDate?>($"{key}:{day}", () => SettingText.Date(day)) is { } date) all[date] = read($"{key}:{day}", text, faults);
        }

        return all;
    }

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> ReadChange(string key, Dictionary<string, string>? hours, Faults faults)
    {
        if (hours is null or { Count: 0 }) faults.Add(key, "has no hours; write those of a whole week, as { \"Monday\": \"09:00-17:00\" }.");
        return ReadWeek(key, hours ?? [], faults);
    }

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> ReadWeek(string key, Dictionary<string, string> hours, Faults faults)
    {
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>>();
        foreach (var (day, text) in hours)
        {
            var weekday = Array.FindIndex(Weekdays, name => name.Equals(day, StringComparison.OrdinalIgnoreCase)) + 1;
            if (weekday == 0) faults.Add($"{key}:{day}", "is no weekday; write Monday to Sunday.");
            else week[(IsoDayOfWeek)weekday] = ReadDay($"{key}:{day}", text, faults);
        }

        return week;
    }

    private static IReadOnlyList<Shift> ReadDay(string key, string? hours, Faults faults) =>
        hours?.Trim() is null or "" or "closed" ? [] : faults.Read(key, () => Shift.ParseDay(hours)) ?? [];
}
