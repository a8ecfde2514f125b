namespace ChatSla.Rehearsal;

/// <summary>The fields of one record (RFC 4180), one after another. Nothing is allocated.</summary>
/// <param name="record">Without its line break.</param>
public ref struct CsvFields(ReadOnlySpan<char> record, char separator)
{
    private readonly ReadOnlySpan<char> record = record;
    private int next;

    /// <summary>The field as it stands, without the quotes around it.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Quotes in <see cref="Value"/> stand twice.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>Why the rest of the record cannot be read.</summary>
    public string? Fault { get; private set; }

    /// <summary>False at the end of the record, or at its fault.</summary>
    public bool Next()
    {
        if (next > record.Length || Fault is not null) return false;

        var rest = record[next..];
        return rest.Length > 0 && rest[0] == '"' ? NextQuoted(rest) : NextPlain(rest);
    }

    private bool NextPlain(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(separator);
        Take(end < 0 ? rest : rest[..end], end < 0 ? rest.Length : end, hasQuotes: false);
        if (!Value.Contains('"')) return true;

        Fault = "a quote stands inside a field that does not begin with one";
        return false;
    }

    private bool NextQuoted(ReadOnlySpan<char> rest)
    {
        var (at, hasQuotes) = (1, false);
        while (true)
        {
            var quote = rest[at..].IndexOf('"');
            if (quote < 0)
            {
                Fault = "a quote is not closed";
                return false;
            }

            at += quote + 1;
            if (at >= rest.Length || rest[at] != '"') break;
            (at, hasQuotes) = (at + 1, true);
        }

        Take(rest[1..(at - 1)], at, hasQuotes);
        if (at == rest.Length || rest[at] == separator) return true;

        Fault = "text follows a closing quote";
        return false;
    }

    private void Take(ReadOnlySpan<char> value, int length, bool hasQuotes)
    {
        Value = value;
        HasQuotes = hasQuotes;
        next += length + 1;
    }
}
