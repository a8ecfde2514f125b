using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>
/// How calendars and policies stand in the table of versions: the same content is always the same text. The names in
/// <see cref="Rules"/> are stored: never rename one.
/// </summary>
public static class VersionFormat
{
    private static readonly (Type Family, Type Rule, string Name)[] Rules =
    [
        (typeof(Deadline), typeof(Deadline.SameDay), "same-day"),
        (typeof(Deadline), typeof(Deadline.WithinWorkingHours), "within-working-hours"),
        (typeof(Deadline), typeof(Deadline.WithinHours), "within-hours"),
        (typeof(Deadline), typeof(Deadline.OnWorkingDay), "on-working-day"),
        (typeof(Deadline), typeof(Deadline.EarlierOf), "earlier-of"),
        (typeof(Aim), typeof(Aim.Before), "before"),
        (typeof(Aim), typeof(Aim.Own), "own"),
        (typeof(Aim), typeof(Aim.Share), "share"),
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new LocalDateJson(), new LocalTimeJson(), new DurationJson(), new JsonStringEnumConverter() },
        TypeInfoResolver = VersionJson.Default.WithAddedModifier(NameRules),
    };

    public static string Write(WorkingCalendar calendar) => Write(new CalendarBody(
        calendar.Zone.Id,
        [.. calendar.Weeks.Select(week => new WeekBody(week.From == LocalDate.MinIsoValue ? null : week.From, DaysOf(week.Week)))],
        calendar.SpecialDays.OrderBy(day => day.Key).ToDictionary(day => day.Key, day => HoursOf(day.Value)),
        calendar.Holidays));

    /// <param name="calendarVersion">Of its calendar: another version of that is another version of the policy.</param>
    public static string Write(SlaPolicy policy, int calendarVersion) => Write(new PolicyBody(
        policy.Service, policy.Owner, policy.Calendar.Name, calendarVersion, policy.IsEnabled, [.. policy.Targets.Values.OrderBy(target => target.Kind)]));

    public static string Write(PolicyBook book) => Write(new BookBody(book.Policy, book.Choices));

    public static WorkingCalendar ReadCalendar(VersionRow row)
    {
        var body = Read<CalendarBody>(row);
        return new WorkingCalendar(
            row.Name,
            DateTimeZoneProviders.Tzdb[body.Zone],
            WeekOf(body.Weeks[0].Days),
            body.Holidays,
            body.SpecialDays.ToDictionary(day => day.Key, day => Shift.ParseDay(day.Value)),
            row.Version,
            [.. body.Weeks.Skip(1).Select(week => new WeekFrom(week.From!.Value, WeekOf(week.Days)))]);
    }

    /// <param name="calendarOf">By name and version.</param>
    public static SlaPolicy ReadPolicy(VersionRow row, Func<string, int, WorkingCalendar> calendarOf)
    {
        var body = Read<PolicyBody>(row);
        return new SlaPolicy(row.Name, body.Service, body.Owner, row.Version, calendarOf(body.Calendar, body.CalendarVersion), body.Targets, body.IsEnabled);
    }

    public static PolicyBook ReadBook(VersionRow row)
    {
        var body = Read<BookBody>(row);
        return new PolicyBook(body.Policy, body.Choices);
    }

    /// <summary>The text as it would be written today, so that a new way of writing is no new version.</summary>
    public static string Rewritten(VersionRow row) => row.Kind switch
    {
        VersionRow.Calendar => Write(Read<CalendarBody>(row)),
        VersionRow.Policy => Write(Read<PolicyBody>(row)),
        _ => Write(Read<BookBody>(row)),
    };

    private static string Write<T>(T body) => JsonSerializer.Serialize(body, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)));

    private static T Read<T>(VersionRow row) => JsonSerializer.Deserialize(row.Body, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))!;

    private static IReadOnlyList<string> DaysOf(IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Shift>> week) =>
        [.. Enumerable.Range(1, 7).Select(day => week.TryGetValue((IsoDayOfWeek)day, out var shifts) ? HoursOf(shifts) : "")];

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<Shift>> WeekOf(IReadOnlyList<string> days) =>
        days.Index().ToDictionary(day => (IsoDayOfWeek)(day.Index + 1), day => Shift.ParseDay(day.Item));

    private static string HoursOf(IReadOnlyList<Shift> shifts) => string.Join(", ", shifts);

    private static void NameRules(JsonTypeInfo info)
    {
        if (!Rules.Any(rule => rule.Family == info.Type)) return;

        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "rule" };
        foreach (var (_, type, name) in Rules.Where(rule => rule.Family == info.Type)) info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
    }
}
