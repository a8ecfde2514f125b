using System.Globalization;
using System.Text;
using ChatSla.Core.Calendars;
using ChatSla.Core.Calendars.Holidays;
using NodaTime;

namespace ChatSla.Time;

/// <summary>The holidays of a calendar's settings: typed, by country, from a file, and each imported one with its switch.</summary>
internal static class HolidayReader
{
    private const long LargestFile = 1024 * 1024;

    /// <returns>What closes, and what was imported.</returns>
    public static (IReadOnlyList<Holiday> Holidays, IReadOnlyList<ImportedHoliday> Imported) Read(string key, CalendarOptions options, Faults faults)
    {
        var typed = options.Holidays.Select((text, at) => faults.Read($"{key}:Holidays:{at}", () => ReadTyped(text))).OfType<Holiday>().ToList();
        var before = faults.All.Count;
        var imported = ReadCountry($"{key}:Country", options.Country, faults).Concat(ReadFile($"{key}:HolidayFile", options.HolidayFile, faults))
            .GroupBy(holiday => holiday.On).Select(United).OrderBy(holiday => holiday.On).ToList();

        // What could not be imported cannot be switched, and is a fault already.
        var switches = ReadSwitches($"{key}:HolidaySwitches", options.HolidaySwitches, faults.All.Count > before ? null : imported, typed, faults);
        imported = [.. imported.Select(holiday => switches.TryGetValue(holiday.On, out var closes) ? holiday with { Switch = closes } : holiday)];
        var closing = imported.Where(holiday => holiday.Closes).Select(holiday => new Holiday(holiday.On, holiday.Name));
        return ([.. typed, .. closing.ExceptBy(typed.Select(holiday => holiday.On), holiday => holiday.On)], imported);
    }

    private static Holiday ReadTyped(string text) => text.Trim().Split(' ', 2) is [var date, var name]
        ? new Holiday(SettingText.Date(date), name)
        : throw new FormatException($"\"{text}\" is no holiday; write the date and its name, as 2026-12-25 Christmas Day.");

    private static IReadOnlyList<ImportedHoliday> ReadCountry(string key, string country, Faults faults) => string.IsNullOrWhiteSpace(country)
        ? []
        : faults.Read(key, () => PublicHolidays.In(country).Select(day => new ImportedHoliday(day.On, day.Name, day.Kind)).ToList()) ?? [];

    private static IReadOnlyList<ImportedHoliday> ReadFile(string key, string file, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(file)) return [];
        if (faults.Read(key, () => Text(file)) is not { } text) return [];

        var read = HolidayFile.Read(text);
        foreach (var fault in read.Faults) faults.Add(key, $"{file} line {fault.Line.ToString(CultureInfo.InvariantCulture)} {fault.What}");
        return [.. read.Holidays.Select(day => new ImportedHoliday(day.On, day.Name, null))];
    }

    private static string Text(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LargestFile }) throw new FormatException($"{file} is larger than a megabyte; that is no file of holidays.");
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException($"{file} is not in UTF-8.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FormatException($"{file} cannot be read ({refused.Message}); a relative path counts from the folder the program is started in.", refused);
        }
    }

    private static Dictionary<LocalDate, bool> ReadSwitches(
        string key, Dictionary<string, string> switches, List<ImportedHoliday>? imported, List<Holiday> typed, Faults faults)
    {
        var read = new Dictionary<LocalDate, bool>();
        foreach (var (day, value) in switches)
        {
            var one = $"{key}:{day}";
            if (faults.Read<LocalDate?>(one, () => SettingText.Date(day)) is not { } date) continue;
            if (!bool.TryParse(value, out var closes)) faults.Add(one, $"\"{value}\" is neither true (the day closes) nor false (an ordinary day).");
            else if (imported is not null && !imported.Exists(holiday => holiday.On == date)) faults.Add(one, NotImported(date, imported));
            else if (!closes && typed.Exists(holiday => holiday.On == date)) faults.Add(one, "says that the day does not close, and Holidays that it does.");
            else read[date] = closes;
        }

        return read;
    }

    private static string NotImported(LocalDate date, List<ImportedHoliday> imported)
    {
        ImportedHoliday?[] around = [imported.FindLast(holiday => holiday.On < date), imported.Find(holiday => holiday.On > date)];
        var nearest = string.Join(" and ", around.OfType<ImportedHoliday>().Select(holiday => $"{holiday.On.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} {holiday.Name}"));
        return nearest.Length > 0
            ? $"no holiday is imported for this date; the nearest are {nearest}."
            : "no holiday is imported at all; set Country or HolidayFile, or write the day into Holidays or SpecialDays.";
    }

    /// <summary>One date, and the weightiest of what is said about it.</summary>
    private static ImportedHoliday United(IGrouping<LocalDate, ImportedHoliday> sameDate) => new(
        sameDate.Key,
        string.Join(" / ", sameDate.Select(holiday => holiday.Name).Distinct()),
        sameDate.All(holiday => holiday.Kind is HolidayKind.Half) || sameDate.Any(holiday => holiday.Kind is HolidayKind.Public or HolidayKind.Eve)
            ? sameDate.Min(holiday => holiday.Kind)
            : null);
}
