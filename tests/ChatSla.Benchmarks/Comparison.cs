using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChatSla.Core.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Benchmarks;

/// <summary>The same questions to ChatSla and to the npm packages of npm/bench.mjs; compare.sh runs both.</summary>
internal static class Comparison
{
    private const int Receipts = 4096;
    private const int Checked = 400;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Milliseconds since 1970, of the first receipts when they are due, and only the one year's holidays that matter to them.</summary>
    public static void WriteInputs(string path)
    {
        var (office, receipts) = (Office.BuildElevenYears(), Office.Receipts(Receipts));
        var inputs = new Inputs(
            [.. receipts.Select(receipt => receipt.ToUnixTimeMilliseconds())],
            [.. receipts.Take(Checked).Select(receipt => office.Add(receipt, Office.FourHours).ToUnixTimeMilliseconds())],
            [.. Office.Holidays.Where(date => date.Year == receipts[0].InUtc().Year).Select(LocalDatePattern.Iso.Format)]);
        File.WriteAllText(path, JsonSerializer.Serialize(inputs, Json));
    }

    /// <param name="inputsPath">What <see cref="WriteInputs"/> wrote.</param>
    /// <param name="npmPath">What bench.mjs printed.</param>
    public static void Print(string inputsPath, string npmPath)
    {
        var inputs = JsonSerializer.Deserialize<Inputs>(File.ReadAllText(inputsPath), Json)!;
        var receipts = inputs.Receipts.Select(Instant.FromUnixTimeMilliseconds).ToArray();
        var pauses = receipts.Select(Office.TwoPauses).ToArray();
        var office = Office.BuildElevenYears();
        var npm = File.ReadLines(npmPath).Select(line => JsonSerializer.Deserialize<Row>(line, Json)!).ToList();

        var add = Measure("ChatSla, 4 working hours", receipts, i => office.Add(receipts[i], Office.FourHours));
        Line("", "ns/op", "ops/s", "bytes/op", "times", $"wrong of {Checked}");
        Line(add, null, "-");
        Line(Measure("ChatSla, with two pauses", receipts, i => office.Add(receipts[i], Office.FourHours, pauses[i]) ?? default), null, "-");
        Line(Measure("ChatSla, same-day deadline", receipts, i => Office.SameDay.DueAt(receipts[i], office)), null, "-");
        foreach (var row in npm) Line(row, row.Nanoseconds / add.Nanoseconds, row.Wrong.ToString(CultureInfo.InvariantCulture));
    }

    private static Row Measure(string name, Instant[] receipts, Func<int, Instant> ask)
    {
        var (best, batches, latest) = (long.MaxValue, 0, default(Instant));
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        // The first second is for the compiler.
        for (var (begun, warm) = (Stopwatch.GetTimestamp(), false); Stopwatch.GetElapsedTime(begun).TotalSeconds < 3; batches++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < receipts.Length; i++) latest = Instant.Max(latest, ask(i));
            best = Math.Min(best, Stopwatch.GetTimestamp() - start);

            if (warm || Stopwatch.GetElapsedTime(begun).TotalSeconds < 1) continue;
            (warm, batches, allocated) = (true, 0, GC.GetAllocatedBytesForCurrentThread());
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var perAsk = best * 1e9 / Stopwatch.Frequency / receipts.Length;
        return new Row(name, perAsk, (double)allocated / batches / receipts.Length, latest == default ? receipts.Length : 0);
    }

    private static void Line(Row row, double? times, string wrong) => Line(
        row.Name, Number(row.Nanoseconds, row.Nanoseconds < 1000 ? "N1" : "N0"), Number(1e9 / row.Nanoseconds), Number(row.Bytes),
        times is { } by ? Number(by) : "1", wrong);

    private static void Line(params string[] cells) =>
        Console.WriteLine($"{cells[0],-28} {cells[1],10} {cells[2],12} {cells[3],9} {cells[4],8} {cells[5],13}");

    private static string Number(double value, string format = "N0") => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed record Inputs(long[] Receipts, long[] Due, string[] Holidays);

    /// <param name="Wrong">How many of the checked answers differ from ChatSla's.</param>
    private sealed record Row(string Name, double Nanoseconds, double Bytes, int Wrong);
}
