using System.Collections.Concurrent;
using System.Text;
using ChatSla.CommandLine;
using ChatSla.Core.Figures;
using ChatSla.Core.Promises;
using ChatSla.Graph;
using NodaTime;

namespace ChatSla.Rehearsal;

/// <summary>The agreements with one customer, as they are and as they would be.</summary>
public readonly record struct Sides(IPolicies Before, IPolicies After);

/// <summary>Rehearses a mailbox's export: the first answer to each line's mail, as the settings promise it and as the proposed ones would.</summary>
/// <param name="sidesOf">By the customer's address or name, null where the export has none. Asked by several threads.</param>
/// <param name="zone">Whose weekdays are counted.</param>
/// <param name="clock">The zone of times without an offset.</param>
public sealed class CsvMail(Func<string?, Sides> sidesOf, Interval period, DateTimeZone zone, DateTimeZone clock, Instant now)
{
    private readonly Interval received = new(period.HasStart ? period.Start : null, period.HasEnd ? Instant.Min(period.End, now) : now);

    /// <exception cref="OrderException">The file cannot be read, or more than half of its lines cannot.</exception>
    public RehearsalPart Rehearse(string file, ProgressLine progress, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 128 * 1024, FileOptions.SequentialScan);
            return Rehearse(stream, progress, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OrderException($"--csv: {Path.GetFullPath(file)} cannot be read ({error.Message})", error);
        }
    }

    private RehearsalPart Rehearse(FileStream stream, ProgressLine progress, CancellationToken cancellation)
    {
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
        var header = CsvHeader.Read(text.ReadLine() ?? throw new OrderException("--csv: the file is empty; its first line must name the columns."));
        var blocks = Partitioner.Create(new CsvBlocks(text, header.Separator, () => stream.Position).Read(), EnumerablePartitionerOptions.NoBuffering);

        var (whole, bytes) = (new RehearsalPart(), 0L);
        Parallel.ForEach(blocks, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, block =>
        {
            var part = Rehearse(block, header);
            lock (whole)
            {
                whole.Add(part);
                progress.Show(whole.Compared, bytes = Math.Max(bytes, block.Bytes), stream.Length);
            }
        });
        whole.Unreadable.Sort();
        return whole;
    }

    private RehearsalPart Rehearse(CsvBlock block, CsvHeader header)
    {
        var part = new RehearsalPart();
        var customers = new Customers(sidesOf);
        foreach (var record in block.Records)
        {
            var because = record.IsBroken ? "a quote is not closed" : Rehearse(block.Text.AsSpan(record.Start, record.Length), header, customers, part);
            if (because is not null) part.Unreadable.Add((record.Line, because));
        }

        return part;
    }

    /// <summary>Returns why the line cannot be read, or null.</summary>
    private string? Rehearse(ReadOnlySpan<char> record, CsvHeader header, Customers customers, RehearsalPart part)
    {
        var fields = new CsvFields(record, header.Separator);
        ReadOnlySpan<char> receivedText = default, answeredText = default, customer = default;
        var columns = 0;
        for (; fields.Next(); columns++)
        {
            if (columns == header.Received) receivedText = fields.Value.Trim();
            else if (columns == header.Answered) answeredText = fields.Value.Trim();
            else if (columns == header.Customer) customer = fields.HasQuotes ? fields.Value.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : fields.Value;
        }

        if (fields.Fault is { } fault) return fault;
        if (columns != header.Columns) return $"it has {columns} column{(columns == 1 ? "" : "s")}, the header {header.Columns}";
        if (receivedText.IsEmpty) return "it does not say when the mail was received";
        if (CsvTime.Read(receivedText, clock) is not { } receivedAt) return NoTime(receivedText);

        Instant? answeredAt = null;
        if (!answeredText.IsEmpty && (answeredAt = CsvTime.Read(answeredText, clock)) is null) return NoTime(answeredText);
        if (answeredAt < receivedAt) return $"it was answered ({answeredText}) before it was received ({receivedText})";

        if (received.Contains(receivedAt)) Rehearse(receivedAt, answeredAt, customers.Find(customer.Trim()), part);
        else part.Outside++;
        return null;
    }

    private void Rehearse(Instant receivedAt, Instant? answeredAt, Customer customer, RehearsalPart part)
    {
        part.Count(receivedAt);
        var (before, after) = (VerdictBy(customer.Sides.Before, receivedAt, answeredAt), VerdictBy(customer.Sides.After, receivedAt, answeredAt));
        part.Figures.Add(new RehearsedStage(PromiseKind.FirstResponse, customer.Name, receivedAt.InZone(zone).DayOfWeek, before, after));
    }

    private Verdict VerdictBy(IPolicies policies, Instant receivedAt, Instant? answeredAt)
    {
        var promise = policies.At(receivedAt)?.Make(PromiseKind.FirstResponse, receivedAt);
        return Verdict.Of(answeredAt is null ? promise : promise is null ? null : promise with { AnsweredAt = answeredAt }, now);
    }

    private static string NoTime(ReadOnlySpan<char> text) =>
        $"\"{(text.Length > 40 ? $"{text[..40]}..." : text)}\" is no time; write it as 2026-10-01T09:15:00Z or 2026-10-01 09:15";

    private sealed record Customer(string Name, Sides Sides);

    /// <summary>Each customer of a block once, found without making a text of every line's name.</summary>
    private sealed class Customers(Func<string?, Sides> sidesOf)
    {
        private readonly Dictionary<string, Customer> known = new(StringComparer.OrdinalIgnoreCase);

        public Customer Find(ReadOnlySpan<char> name)
        {
            var byName = known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (byName.TryGetValue(name, out var customer)) return customer;

            var text = name.ToString();
            return known[text] = new Customer(text, sidesOf(text.Length == 0 ? null : AddressIn(text)));
        }

        /// <summary>karin@acme.com of "Karin Lund &lt;karin@acme.com&gt;".</summary>
        private static string AddressIn(string text) => text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open && text.EndsWith('>') ? text[(open + 1)..^1] : text;
    }
}
