using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>Once the time around is known, no answer leaves anything to collect.</summary>
public sealed class AllocationTests
{
    private static readonly WorkingCalendar Office = Calendar.In("Europe/Stockholm", "09:00-12:00, 13:00-17:00", holidays: "2026-04-03");
    private static readonly Instant First = Instant.FromUtc(2020, 1, 1, 10, 0);
    private static readonly Duration Four = Duration.FromHours(4);

    [Fact]
    public void Neither_adding_nor_counting() => AllocatesNothing(at => _ = Office.Elapsed(Office.Add(at, -Four), Office.Add(at, Four)));

    [Fact]
    public void Nor_with_pauses()
    {
        var pauses = new Pauses(Enumerable.Range(0, 2).Select(n => new Pause(First + Duration.FromDays(900 + n), First + Duration.FromDays(900.5 + n))));
        AllocatesNothing(at => _ = Office.Elapsed(Office.Add(at, -Four, pauses)!.Value, Office.Add(at, Four, pauses)!.Value, pauses));
    }

    [Fact]
    public void Nor_a_deadline_within_the_day()
    {
        var rule = new Deadline.SameDay(new LocalTime(15, 0), new LocalTime(12, 0), Duration.FromHours(2), new LocalTime(16, 30));
        AllocatesNothing(at => _ = rule.DueAt(at, Office));
    }

    [Fact]
    public void Nor_counting_working_days() => AllocatesNothing(at => _ = Office.WorkingDay(at.InUtc().Date, 3));

    /// <summary>The runtime itself may once allocate on this thread while it compiles; what the answers cost they cost every time.</summary>
    private static void AllocatesNothing(Action<Instant> ask)
    {
        AskElevenYears(ask);
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => BytesOf(ask)));
    }

    private static long BytesOf(Action<Instant> ask)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        AskElevenYears(ask);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void AskElevenYears(Action<Instant> ask)
    {
        for (var hours = 0; hours < 11 * 365 * 24; hours += 37) ask(First + Duration.FromHours(hours));
    }
}
