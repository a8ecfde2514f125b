using System.Globalization;

namespace ChatSla.Benchmarks.Scale;

/// <summary>The simulated days as tables for docs/scale.md.</summary>
public static class Report
{
    private const int Seed = 4711;

    public static void Print()
    {
        Console.WriteLine("| mailboxes | mails a day | Graph, busiest hour | tenant, busiest hour | CPU, busiest hour | channels at their limit | seen, p50 / p99 | card, p50 / p99 | cards left at midnight |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (mailboxes, mails) in new[] { (10, 10_000), (100, 100_000), (300, 300_000), (1_000, 500_000), (1_000, 1_000_000) }) PrintDay(new Costs(), mailboxes, mails, "");
        PrintDay(new Costs { GraphInFlight = 40 }, 1_000, 1_000_000, " (40 in flight at Graph)");
        PrintDay(new Costs { GraphInFlight = 40, TenantSendsASecond = 200, Cores = 8 }, 1_000, 1_000_000, " (and four apps, 200 sends a second)");
        Console.WriteLine();
        PrintHours(new Day(new Costs(), 1_000, 1_000_000, Seed).Run());
    }

    private static void PrintDay(Costs costs, int mailboxes, int mails, string what)
    {
        var hours = new Day(costs, mailboxes, mails, Seed).Run();
        var (seen, cards) = (Sorted(hours.SelectMany(hour => hour.SeenDelays)), Sorted(hours.SelectMany(hour => hour.CardDelays)));
        Line($"| {mailboxes:N0} | {mails:N0}{what} | {hours.Max(hour => hour.GraphUse):P0} | {hours.Max(hour => hour.TenantUse):P0} | {hours.Max(hour => hour.CpuUse):P0} | {hours.Max(hour => hour.FullChannels)} | {At(seen, 0.5)} / {At(seen, 0.99)} | {At(cards, 0.5)} / {At(cards, 0.99)} | {hours[^1].CardsWaiting + hours[^1].Unread:N0} |");
    }

    private static void PrintHours(IReadOnlyList<Hour> hours)
    {
        Console.WriteLine("| hour | mails | seen | Graph | sends | tenant | CPU | full channels | unread at its end | cards waiting | card p99 |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var hour in hours)
            Line($"| {hour.At:00} | {hour.Mails:N0} | {hour.Seen:N0} | {hour.GraphUse:P0} | {hour.Sends:N0} | {hour.TenantUse:P0} | {hour.CpuUse:P0} | {hour.FullChannels} | {hour.Unread:N0} | {hour.CardsWaiting:N0} | {At(Sorted(hour.CardDelays), 0.99)} |");
    }

    private static int[] Sorted(IEnumerable<int> values) => [.. values.Order()];

    private static string At(int[] sorted, double share)
    {
        if (sorted.Length == 0) return "";
        var seconds = sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
        return seconds < 120 ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
