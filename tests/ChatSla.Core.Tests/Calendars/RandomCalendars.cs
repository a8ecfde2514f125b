using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>
/// Random calendars in the zones that catch people out, each asked ten questions about the days around a change of its clock.
/// CHATSLA_CASES: how many of each property. CHATSLA_SEED: from which calendar on; every failure names its own.
/// </summary>
internal static class RandomCalendars
{
    private const int Questions = 10;

    private static readonly (string Id, int From, int To)[] Zones =
    [
        ("UTC", 2010, 2030), ("Europe/Stockholm", 2010, 2030), ("America/New_York", 2005, 2030), ("Australia/Lord_Howe", 2008, 2030),
        ("Pacific/Apia", 2010, 2012), ("Africa/Cairo", 2010, 2014), ("Asia/Tehran", 2012, 2022), ("America/St_Johns", 2007, 2011),
        ("Asia/Kathmandu", 2010, 2030), ("Europe/Dublin", 2010, 2030), ("America/Nuuk", 2018, 2027), ("America/Godthab", 2018, 2027),
        ("Africa/Casablanca", 2012, 2028), ("America/Sao_Paulo", 2012, 2018), ("Asia/Kolkata", 2010, 2030), ("Pacific/Auckland", 2010, 2030),
        ("America/Santiago", 2012, 2030),
    ];

    private static readonly Dictionary<string, Instant[]> Changes = Zones.ToDictionary(zone => zone.Id, ChangesOf);

    public static int Cases => FromEnvironment("CHATSLA_CASES") ?? 5_100;

    public static int Seed { get; } = FromEnvironment("CHATSLA_SEED") ?? Random.Shared.Next(1_000_000_000);

    /// <summary>A property that every answer of a calendar has.</summary>
    public static void Hold(Action<WorkingCalendar, Question> property) => Hold((_, calendar, question) => property(calendar, question));

    /// <inheritdoc cref="Hold(Action{WorkingCalendar, Question})"/>
    public static void Hold(Action<RandomCalendar, WorkingCalendar, Question> property) => Run(drawn =>
    {
        var calendar = drawn.Build();
        return question =>
        {
            property(drawn, calendar, question);
            return true;
        };
    });

    /// <summary>A property judged by the oracle, which knows a hundred days and says false when the answer lies outside them.</summary>
    public static void Agree(Func<MinuteOracle, WorkingCalendar, Question, bool> property) => Run(drawn =>
    {
        var (oracle, calendar) = (new MinuteOracle(drawn), drawn.Build());
        return question => property(oracle, calendar, question);
    });

    private static void Run(Func<RandomCalendar, Func<Question, bool>> open)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"CHATSLA_SEED={Seed} CHATSLA_CASES={Cases}");
        var calendars = (Cases + Questions - 1) / Questions;
        var judged = new int[Zones.Length];

        for (var seed = Seed; seed < Seed + calendars; seed++)
        {
            var (zone, random) = (seed % Zones.Length, new Random(seed));
            var drawn = DrawCalendar.In(Zones[zone].Id, Changes[Zones[zone].Id], random);
            var holds = open(drawn);

            foreach (var question in Enumerable.Range(0, Questions).Select(_ => DrawQuestion.For(drawn, random)))
            {
                var failure = Record.Exception(() => judged[zone] += holds(question) ? 1 : 0);
                if (failure is not null) Assert.Fail($"CHATSLA_SEED={seed} CHATSLA_CASES={Questions}: {drawn}; {question}\n{failure}");
            }
        }

        var most = calendars / Zones.Length * Questions;
        Assert.All(Zones.Zip(judged), zone => Assert.True(zone.Second >= most * 0.75, $"{zone.First.Id}: only {zone.Second} of {most} cases"));
    }

    private static Instant[] ChangesOf((string Id, int From, int To) zone)
    {
        var (from, to) = (Instant.FromUtc(zone.From, 2, 1, 0, 0), Instant.FromUtc(zone.To, 12, 31, 0, 0));
        var changes = Calendar.ZoneOf(zone.Id).GetZoneIntervals(from, to).Skip(1).Select(interval => interval.Start);
        return [.. changes.DefaultIfEmpty(from + ((to - from) / 2))];
    }

    private static int? FromEnvironment(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : null;
}
