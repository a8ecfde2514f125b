namespace ChatSla.Graph;

/// <summary>
/// Reads a JSON answer while it comes and leaves out what is too long of each of its texts, so that one mail with a body of 150 MB takes no
/// more memory than its first megabyte. What is kept is JSON again: nothing is cut within a character or an escape.
/// </summary>
/// <param name="kept">What is kept is written there.</param>
/// <param name="longest">How many bytes of a text are kept.</param>
/// <param name="most">How many bytes of all there may be.</param>
public sealed class JsonTrim(MemoryStream kept, int longest, int most)
{
    private bool isText;
    private bool isCut;
    private bool isEscape;
    private bool isPair;
    private int length;
    private int hex;
    private uint unit;

    /// <returns>The answer, whole where it is no longer than one text may be.</returns>
    /// <exception cref="HttpRequestException">Even so it is too long.</exception>
    public static async Task<MemoryStream> ReadAsync(Stream answer, int longest, int most, CancellationToken cancellation)
    {
        var piece = new byte[64 * 1024];
        var kept = new MemoryStream();
        var read = 1;
        while (kept.Length < longest && (read = await answer.ReadAsync(piece, cancellation)) > 0) kept.Write(piece, 0, read);
        if (read > 0)
        {
            var begun = kept.ToArray();
            kept.SetLength(0);
            var trim = new JsonTrim(kept, longest, most);
            trim.Add(begun);
            while ((read = await answer.ReadAsync(piece, cancellation)) > 0) trim.Add(piece.AsSpan(0, read));
        }

        kept.Position = 0;
        return kept;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (!isText) Outside(one);
            else Within(one);
        }

        if (kept.Length > most) throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "An answer of Graph is too long.");
    }

    private void Outside(byte one)
    {
        kept.WriteByte(one);
        if (one != '"') return;

        (isText, isCut, isEscape, isPair, length, hex) = (true, false, false, false, 0, 0);
    }

    private void Within(byte one)
    {
        if (isEscape || hex > 0)
        {
            Escaped(one);
        }
        else if (one == '"')
        {
            isText = false;
            kept.WriteByte(one);
            return;
        }
        else
        {
            if (length >= longest && !isPair && (one & 0xC0) != 0x80) isCut = true;
            isEscape = one == '\\';
            if (!isEscape) isPair = false;
        }

        if (isCut) return;

        kept.WriteByte(one);
        length++;
    }

    /// <summary>After a backslash. The first half of a pair is not parted from the second.</summary>
    private void Escaped(byte one)
    {
        if (isEscape)
        {
            isEscape = false;
            (hex, unit) = (one == 'u' ? 4 : 0, 0);
            if (hex == 0) isPair = false;
            return;
        }

        unit = (unit << 4) | (uint)(Uri.IsHexDigit((char)one) ? Uri.FromHex((char)one) : 0);
        if (--hex == 0) isPair = unit is >= 0xD800 and < 0xDC00;
    }
}
