using BenchmarkDotNet.Attributes;
using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Benchmarks;

/// <summary>Random receipts of 2026 at an office in Stockholm: Monday to Friday 09:00-17:00 and ten holidays.</summary>
[MemoryDiagnoser]
public class CalendarBenchmarks
{
    private const int Receipts = 4096;
    private static readonly Duration FourHours = Duration.FromHours(4);
    private static readonly Deadline SameDay = new Deadline.SameDay(new LocalTime(15, 0), new LocalTime(12, 0), Duration.FromHours(2));

    private readonly WorkingCalendar office = Office();
    private readonly Instant[] receipts = [.. Randomly()];

    [Benchmark(OperationsPerInvoke = Receipts)]
    public Instant AddFourHours()
    {
        var last = default(Instant);
        foreach (var receipt in receipts) last = office.Add(receipt, FourHours);
        return last;
    }

    [Benchmark(OperationsPerInvoke = Receipts)]
    public Duration Elapsed()
    {
        var last = default(Duration);
        for (var i = 0; i < Receipts; i++) last = office.Elapsed(receipts[i], receipts[(i + 1) % Receipts]);
        return last;
    }

    [Benchmark(OperationsPerInvoke = Receipts)]
    public Instant SameDayDeadline()
    {
        var last = default(Instant);
        foreach (var receipt in receipts) last = SameDay.DueAt(receipt, office);
        return last;
    }

    /// <summary>With its first answer, which compiles the two years around it.</summary>
    [Benchmark]
    public Instant BuildCalendar() => Office().Add(receipts[0], FourHours);

    private static WorkingCalendar Office() => new(
        "Office",
        DateTimeZoneProviders.Tzdb["Europe/Stockholm"],
        Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => Shift.ParseDay("09:00-17:00")),
        Enumerable.Range(1, 10).Select(month => new Holiday(new LocalDate(2026, month, 6), "Holiday")));

    private static IEnumerable<Instant> Randomly()
    {
        var random = new Random(2026);
        for (var i = 0; i < Receipts; i++) yield return Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromSeconds(random.Next(365 * 86400));
    }
}
