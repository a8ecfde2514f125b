using BenchmarkDotNet.Attributes;
using ChatSla.Core.Figures;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Benchmarks;

/// <summary>A million mails in memory, each judged by the same-day rule and by four working hours, and counted; on one thread.</summary>
[MemoryDiagnoser]
public class RehearsalBenchmarks
{
    private const int Mails = 1_000_000;

    private static readonly Instant Now = Instant.FromUtc(2027, 2, 1, 0, 0);

    private readonly SlaPolicy sameDay = Office.Agreement(Office.SameDay);
    private readonly SlaPolicy fourHours = Office.Agreement(new Deadline.WithinWorkingHours(Office.FourHours));
    private readonly Instant[] receipts = Office.Receipts(Mails);
    private readonly string[] customers = [.. Enumerable.Range(0, 4000).Select(at => $"person@customer{at}.example")];

    [Benchmark(OperationsPerInvoke = Mails)]
    public int Rehearse()
    {
        var figures = new RehearsedFigures();
        for (var at = 0; at < Mails; at++)
        {
            var (received, answered) = (receipts[at], receipts[at] + Duration.FromMinutes(at % 1500));
            figures.Add(new RehearsedStage(PromiseKind.FirstResponse, customers[at % customers.Length], (IsoDayOfWeek)((at % 7) + 1), By(sameDay), By(fourHours)));

            Verdict By(SlaPolicy policy) => Verdict.Of(policy.Make(PromiseKind.FirstResponse, received)! with { AnsweredAt = answered }, Now);
        }

        return figures.All.Changed;
    }
}
