using ChatSla.Outbox;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Tests.Outbox;

/// <summary>The windows of a limiter against a service that counts what arrives, stretch by stretch, and knows nothing else.</summary>
public sealed class SendWindowTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 8, 0);

    [Fact]
    public void Never_does_more_arrive_in_any_stretch_than_the_service_allows()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var limits = Limits(random);
            var arrivals = Run(limits, random, steps: 300);

            Assert.True(Complaint(limits, arrivals) is null, $"Seed {seed}: {Complaint(limits, arrivals)}");
            Assert.NotEmpty(arrivals);
        }
    }

    [Fact]
    public void Without_delays_on_the_way_everything_goes_as_early_as_the_service_allows()
    {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++)
        {
            var limits = Limits(random);
            var window = new SendWindow(limits);
            var (now, arrivals) = (Start, new List<Instant>());
            while (arrivals.Count < 60)
            {
                var opens = window.OpensAt(now)!.Value;

                // A moment earlier it would have been one too many.
                if (opens > now) Assert.NotNull(Complaint(limits, [.. arrivals, opens - Duration.FromTicks(1)]));
                now = opens;
                Assert.True(window.RoomAt(now) > 0);
                window.Begin();
                window.End(now);
                arrivals.Add(now);
                Assert.Null(Complaint(limits, arrivals));
            }
        }
    }

    [Fact]
    public void Seven_go_at_once_the_eighth_a_second_later_and_sixty_in_half_a_minute()
    {
        var (window, now, at) = (new SendWindow(ConnectorLimits.Sends), Start, new List<double>());
        for (var number = 0; number < 62; number++)
        {
            now = window.OpensAt(now)!.Value;
            window.Begin();
            window.End(now);
            at.Add((now - Start).TotalSeconds);
        }

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 3], at[..16]);
        Assert.Equal((14, 30, 30), (at[59], at[60], at[61]));
    }

    [Fact]
    public void What_is_on_the_way_counts_until_it_is_answered()
    {
        var window = new SendWindow([new SendLimit(1, Duration.FromSeconds(1))]);
        window.Begin();
        Assert.Equal((0, null), (window.RoomAt(Start + Duration.FromSeconds(9)), window.OpensAt(Start + Duration.FromSeconds(9))));

        window.End(Start + Duration.FromSeconds(10));
        Assert.Equal(Start + Duration.FromSeconds(11), window.OpensAt(Start + Duration.FromSeconds(10)));
    }

    [Fact]
    public void What_never_left_counts_for_nothing()
    {
        var window = new SendWindow([new SendLimit(1, Duration.FromSeconds(1))]);
        window.Begin();
        window.Withdraw();

        Assert.Equal(1, window.RoomAt(Start));
    }

    [Fact]
    public void A_clock_that_is_set_back_by_an_hour_costs_no_hour()
    {
        var window = new SendWindow([new SendLimit(1, Duration.FromSeconds(1))]);
        window.Begin();
        window.End(Start);

        Assert.Equal(Start - Duration.FromHours(1) + Duration.FromSeconds(1), window.OpensAt(Start - Duration.FromHours(1)));
    }

    private static List<SendLimit> Limits(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new SendLimit(random.Next(1, 9), Duration.FromMilliseconds(random.Next(1, 3000))))];

    /// <summary>Somebody begins whenever the window lets them; each request arrives some time between its begin and its answer.</summary>
    private static List<Instant> Run(IReadOnlyList<SendLimit> limits, Random random, int steps)
    {
        var window = new SendWindow(limits);
        var (now, arrivals, underWay) = (Start, new List<Instant>(), new PriorityQueue<Instant, Instant>());
        for (var step = 0; step < steps; step++)
        {
            now += Duration.FromMilliseconds(random.Next(0, 150));
            while (underWay.TryPeek(out var answer, out _) && answer <= now) window.End(underWay.Dequeue());
            for (var room = window.RoomAt(now); room > 0 && random.Next(4) > 0; room--)
            {
                var (there, back) = (Duration.FromMilliseconds(random.Next(0, 400)), Duration.FromMilliseconds(random.Next(0, 400)));
                window.Begin();
                arrivals.Add(now + there);
                underWay.Enqueue(now + there + back, now + there + back);
            }
        }

        return arrivals;
    }

    /// <summary>Looks at the stretch before every arrival.</summary>
    private static string? Complaint(IReadOnlyList<SendLimit> limits, IReadOnlyList<Instant> arrivals) => (
        from limit in limits
        from last in arrivals
        let within = arrivals.Count(one => one <= last && one > last - limit.Span)
        where within > limit.Count
        select $"{within} within {limit}, until {last}").FirstOrDefault();
}
