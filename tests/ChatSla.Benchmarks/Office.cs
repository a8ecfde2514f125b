using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Benchmarks;

/// <summary>An office in Stockholm, Monday to Friday 09:00-17:00 with ten holidays a year, and receipts drawn over all of 2026.</summary>
internal static class Office
{
    public const int FirstYear = 2020;
    public const int LastYear = 2030;

    public static Duration FourHours { get; } = Duration.FromHours(4);

    public static Deadline SameDay { get; } = new Deadline.SameDay(new LocalTime(15, 0), new LocalTime(12, 0), Duration.FromHours(2));

    /// <summary>The 6th of each month but the last two, or the Monday after it.</summary>
    public static IReadOnlyList<LocalDate> Holidays { get; } =
    [
        .. from year in Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
           from month in Enumerable.Range(1, 10)
           let date = new LocalDate(year, month, 6)
           select date.DayOfWeek < IsoDayOfWeek.Saturday ? date : date.Next(IsoDayOfWeek.Monday),
    ];

    public static WorkingCalendar Build() => new(
        "Office",
        DateTimeZoneProviders.Tzdb["Europe/Stockholm"],
        Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => Shift.ParseDay("09:00-17:00")),
        Holidays.Select(date => new Holiday(date, "Holiday")));

    /// <summary>With eleven years compiled.</summary>
    public static WorkingCalendar BuildElevenYears()
    {
        var office = Build();
        _ = office.Elapsed(Instant.FromUtc(FirstYear, 12, 31, 0, 0), Instant.FromUtc(LastYear, 1, 1, 0, 0));
        return office;
    }

    /// <summary>The rule for first and next responses, amber an hour before.</summary>
    public static SlaPolicy Agreement(Deadline deadline) => new(
        "Office", "We answer.", "Ada", 1, BuildElevenYears(), new[] { PromiseKind.FirstResponse, PromiseKind.NextResponse }.Select(kind => new SlaTarget(kind, deadline, new Aim.Before(Duration.FromHours(1)))));

    public static Instant[] Receipts(int count)
    {
        var random = new Random(2026);
        var year = Instant.FromUtc(2026, 1, 1, 0, 0);
        return [.. Enumerable.Range(0, count).Select(_ => year + Duration.FromSeconds(random.Next(365 * 86400)))];
    }

    /// <summary>Two hours from the first working hour on, and the whole of the next day.</summary>
    public static Pauses TwoPauses(Instant receipt) => new(
    [
        new Pause(receipt + Duration.FromHours(1), receipt + Duration.FromHours(3)),
        new Pause(receipt + Duration.FromHours(24), receipt + Duration.FromHours(48)),
    ]);
}
