using System.Globalization;
using NodaTime;

namespace ChatSla.Time;

/// <summary>The promised time in words for a customer, who may read them on another day and in another zone: with date, and with the zone where it matters.</summary>
public static class PromisedTime
{
    private static readonly Dictionary<string, Words> Languages = new()
    {
        ["en"] = new(
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            "by {0:HH:mm} today, {1}", "by {0:HH:mm} tomorrow, {1}", "by {0:HH:mm} on {1}", "{0} {1} {2}", "({0} time)", "as soon as we can"),
        ["sv"] = new(
            ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
            ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
            "senast kl. {0:HH.mm} i dag, {1}", "senast kl. {0:HH.mm} i morgon, {1}", "senast kl. {0:HH.mm} {1}", "{0} {1} {2}", "(tid i {0})", "så snart vi kan"),
        ["de"] = new(
            ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
            ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
            "bis heute, {1}, {0:HH:mm} Uhr", "bis morgen, {1}, {0:HH:mm} Uhr", "bis {1}, {0:HH:mm} Uhr", "{0}, {1}. {2}", "(Ortszeit {0})", "so bald wie möglich"),
    };

    /// <summary>"by 17:00 today, Monday 23 November (Stockholm time)".</summary>
    /// <param name="language">Two letters. In one that we do not know: "2026-11-23 17:00 (Stockholm)".</param>
    /// <param name="customerOffset">Seconds from UTC on the customer's clock; the zone is named unless it shows the same time as ours.</param>
    public static string Of(Instant at, Instant now, DateTimeZone zone, string language, int? customerOffset)
    {
        var (time, today) = (at.InZone(zone), now.InZone(zone).Date);
        var sameClock = customerOffset == zone.GetUtcOffset(now).Seconds;
        if (!Languages.TryGetValue(language, out var words))
            return time.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) + (sameClock ? "" : $" ({NameOf(zone)})");

        var day = string.Format(CultureInfo.InvariantCulture, words.Day, words.Weekdays[(int)time.DayOfWeek - 1], time.Day, words.Months[time.Month - 1]);
        if (time.Year != today.Year) day += $" {time.Year}";
        var form = Period.DaysBetween(today, time.Date) switch { 0 => words.Today, 1 => words.Tomorrow, _ => words.Later };
        var said = string.Format(CultureInfo.InvariantCulture, form, time.ToDateTimeUnspecified(), day);
        return sameClock ? said : $"{said} {ZoneOf(zone, words)}";
    }

    /// <summary>Where no time can be named.</summary>
    public static string Soon(string language) => Languages.GetValueOrDefault(language, Languages["en"]).Soon;

    private static string ZoneOf(DateTimeZone zone, Words words) =>
        zone.Id.Contains('/') && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal) ? string.Format(CultureInfo.InvariantCulture, words.Zone, NameOf(zone)) : $"({NameOf(zone)})";

    /// <summary>"Stockholm" for Europe/Stockholm, "New York" for America/New_York.</summary>
    private static string NameOf(DateTimeZone zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <param name="Weekdays">Monday first.</param>
    /// <param name="Day">{0} weekday, {1} day, {2} month.</param>
    private sealed record Words(string[] Weekdays, string[] Months, string Today, string Tomorrow, string Later, string Day, string Zone, string Soon);
}
