namespace ChatSla.Rehearsal;

/// <summary>A stretch of an export with the records that lie in it.</summary>
public sealed record CsvBlock(char[] Text, IReadOnlyList<CsvRecord> Records, long Bytes);

/// <param name="Length">Without the line break.</param>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="IsBroken">A quote that it opens is not closed, so the next line is read as a record of its own.</param>
public readonly record struct CsvRecord(int Start, int Length, int Line, bool IsBroken);

/// <summary>
/// Cuts an export into records and these into blocks, so that several threads can read it and no more than a few blocks are in memory. A
/// quoted field may hold line breaks; one that is not closed costs its own line and no other.
/// </summary>
public sealed class CsvBlocks(TextReader text, char separator, Func<long> position)
{
    private const int Size = 256 * 1024;
    private const int LongestRecord = 64 * 1024;

    private int line = 2;

    /// <summary>From the line after the header on.</summary>
    public IEnumerable<CsvBlock> Read()
    {
        var held = Array.Empty<char>();
        for (var isLast = false; !isLast;)
        {
            var block = new char[Size];
            held.CopyTo(block.AsSpan());
            var length = held.Length + text.ReadBlock(block, held.Length, Size - held.Length);
            isLast = length < Size;
            var records = new List<CsvRecord>();
            var used = Cut(block.AsSpan(0, length), isLast, records);
            held = block[used..length];
            yield return new CsvBlock(block, records, position());
        }
    }

    /// <summary>Returns how much of the text lies in the records.</summary>
    private int Cut(ReadOnlySpan<char> block, bool isLast, List<CsvRecord> records)
    {
        var start = 0;
        while (start < block.Length)
        {
            var rest = block[start..];
            var (length, isBroken) = LengthOf(rest, isLast);
            if (length < 0)
            {
                if (!isLast && rest.Length <= LongestRecord) break;
                (length, isBroken) = (LineIn(rest), true);
            }

            var record = rest[..length];
            if (record.TrimEnd("\r\n").Length is > 0 and var trimmed) records.Add(new CsvRecord(start, trimmed, line, isBroken));
            line += record.Count('\n');
            start += length;
        }

        return start;
    }

    /// <summary>The length of the first record with its line break; -1 where it goes on beyond the text.</summary>
    private (int Length, bool IsBroken) LengthOf(ReadOnlySpan<char> text, bool isLast)
    {
        var at = 0;
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                at = ClosingOf(text, at);
                if (at < 0 || (at == text.Length && !isLast)) return (-1, false);
                if (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) return (LineIn(text), text[..at].Contains('\n'));
            }

            var end = text[at..].IndexOfAny(separator, '\n');
            if (end < 0) return (isLast ? text.Length : -1, false);

            at += end + 1;
            if (text[at - 1] == '\n') return (at, false);
        }
    }

    /// <summary>The place after the quote that closes the field; -1 where there is none.</summary>
    private static int ClosingOf(ReadOnlySpan<char> text, int opening)
    {
        for (var at = opening + 1; ; at++)
        {
            var quote = text[at..].IndexOf('"');
            if (quote < 0) return -1;

            at += quote + 1;
            if (at == text.Length || text[at] != '"') return at;
        }
    }

    private static int LineIn(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and var end ? end + 1 : text.Length;
}
