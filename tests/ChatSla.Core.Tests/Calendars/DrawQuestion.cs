using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>Instants near the change of the clock, and at and just beside openings, closings and cut-offs.</summary>
internal static class DrawQuestion
{
    public static Question For(RandomCalendar calendar, Random random)
    {
        var promise = new SameDayMinutes(
            random.Pick(900, 900, 900, 720, 135, 1439, 60), random.Pick(720, 720, 720, 540, 1020, 150, 1320),
            random.Pick(7200, 7200, 0, 1800), random.Next(3) == 0 ? random.Pick(960, 1080, 150) : null);
        return new Question(Near(calendar, promise, random), Length(random), Near(calendar, promise, random), Pauses(calendar, promise, random), promise);
    }

    private static Instant Near(RandomCalendar calendar, SameDayMinutes promise, Random random) => random.Next(5) switch
    {
        0 => calendar.Centre + Duration.FromMinutes(random.Next(-6000, 6000)) + Duration.FromSeconds(random.Next(60)),
        1 => calendar.Centre + Duration.FromMinutes(random.Next(-384, 384) * 15),
        2 => calendar.Centre + Duration.FromMinutes(random.Next(-16, 16) * 15) + Beside(random),
        _ => Edge(calendar, promise, random) + Beside(random),
    };

    /// <summary>Where an edge would be on a day without a change.</summary>
    private static Instant Edge(RandomCalendar calendar, SameDayMinutes promise, Random random)
    {
        var day = (calendar.Centre.ToUnixTimeSeconds() / 86400) + (random.Next(2) == 0 ? random.Next(-1, 2) : random.Next(-3, 6));
        var edges = calendar.ShiftsOn(day).SelectMany(shift => new[] { shift.Start, shift.End, shift.End < shift.Start ? shift.End + 1440 : shift.End });
        var minute = random.Pick([.. edges, promise.CutOff, promise.CutOff, 0]);
        var offset = Calendar.ZoneOf(calendar.Zone).GetUtcOffset(Instant.FromUnixTimeSeconds((day * 86400) + (minute * 60)));
        return Instant.FromUnixTimeSeconds((day * 86400) + (minute * 60) - offset.Seconds);
    }

    private static Duration Beside(Random random) => random.Next(8) switch
    {
        0 => Duration.FromTicks(-1),
        1 => Duration.FromTicks(1),
        2 => Duration.FromSeconds(random.Pick(-1, 1, -2)),
        3 => Duration.FromMinutes(random.Pick(-120, -90, -30, -1, 1, 30)),
        _ => Duration.Zero,
    };

    private static Duration Length(Random random) => random.Next(6) switch
    {
        0 => Duration.FromSeconds(random.Pick(1, 2, 59, 3600, 7200, 14400, 28800, 144000)),
        1 => Duration.FromSeconds(random.Next(1, 40_000)),
        2 => Duration.FromSeconds(random.Next(1, 400_000)),
        3 => Duration.FromTicks(random.NextInt64(1, NodaConstants.TicksPerDay)),
        _ => Duration.FromMinutes(random.Next(1, 64) * 15),
    };

    private static Pause[] Pauses(RandomCalendar calendar, SameDayMinutes promise, Random random)
    {
        var pauses = Enumerable.Range(0, random.Next(5)).Select(_ => Near(calendar, promise, random)).Select(from => new Pause(
            from, random.Next(6) == 0 ? from : Instant.Max(from, random.Next(2) == 0 ? Near(calendar, promise, random) : from + Length(random))));
        return random.Next(4) == 0 ? [.. pauses, new Pause(Near(calendar, promise, random), null)] : [.. pauses];
    }
}
