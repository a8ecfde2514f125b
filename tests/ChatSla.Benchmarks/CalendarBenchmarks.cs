using BenchmarkDotNet.Attributes;
using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Benchmarks;

[MemoryDiagnoser]
public class CalendarBenchmarks
{
    private const int Receipts = 4096;

    private readonly WorkingCalendar office = Office.BuildElevenYears();
    private readonly Instant[] receipts = Office.Receipts(Receipts);
    private readonly Pauses[] pauses = [.. Office.Receipts(Receipts).Select(Office.TwoPauses)];

    [Benchmark(OperationsPerInvoke = Receipts)]
    public Instant AddFourHours()
    {
        var last = default(Instant);
        foreach (var receipt in receipts) last = office.Add(receipt, Office.FourHours);
        return last;
    }

    [Benchmark(OperationsPerInvoke = Receipts)]
    public Instant? AddFourHoursWithTwoPauses()
    {
        var last = default(Instant?);
        for (var i = 0; i < Receipts; i++) last = office.Add(receipts[i], Office.FourHours, pauses[i]);
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
    public Duration ElapsedWithTwoPauses()
    {
        var last = default(Duration);
        for (var i = 0; i < Receipts; i++) last = office.Elapsed(receipts[i], receipts[(i + 1) % Receipts], pauses[i]);
        return last;
    }

    /// <summary>A date is promised, so pauses do not move it.</summary>
    [Benchmark(OperationsPerInvoke = Receipts)]
    public Instant SameDayDeadline()
    {
        var last = default(Instant);
        foreach (var receipt in receipts) last = Office.SameDay.DueAt(receipt, office);
        return last;
    }

    /// <summary>With its first answer, which compiles the two years around it.</summary>
    [Benchmark]
    public Instant BuildCalendar() => Office.Build().Add(receipts[0], Office.FourHours);
}
