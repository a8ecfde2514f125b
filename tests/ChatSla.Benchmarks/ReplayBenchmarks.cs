using BenchmarkDotNet.Attributes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Benchmarks;

/// <summary>A query of 20 events, rebuilt from its events and from the stored JSON of them, and then read for the figures.</summary>
[MemoryDiagnoser]
public class ReplayBenchmarks
{
    private static readonly Person Ada = new("a", "Ada");

    private readonly QueryEvent[] events;
    private readonly string[] bodies;

    public ReplayBenchmarks()
    {
        events = [.. Live().History.Take(20)];
        bodies = [.. events.Select(EventFormat.Write)];
        if (events.Length < 20) throw new InvalidOperationException($"The query has {events.Length} events.");
    }

    [Benchmark]
    public Query FromEvents() => Query.Replay(Guid.Empty, 1, events);

    [Benchmark]
    public Query FromJson() => Query.Replay(Guid.Empty, 1, bodies.Select(EventFormat.Read));

    [Benchmark]
    public int FromJsonAndRead() => FromJson().OnRecord.Count;

    private static Query Live()
    {
        var agreed = Office.Agreement(Office.SameDay);
        var now = Instant.FromUtc(2026, 3, 2, 8, 0);
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", now, agreed);
        for (var round = 0; round < 8; round++)
        {
            query.ClaimFor(Ada, now += Duration.FromHours(1));
            query.Answer(Ada, now += Duration.FromHours(5), AnswerChannel.Outlook, $"answer {round}", agreed);
            query.CustomerWrote($"mail {round}", now += Duration.FromHours(20), agreed);
            query.Turn(now + Duration.FromHours(30), agreed);
        }

        return query;
    }
}
