using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>
/// Links each event of a query to the one before it, so that one that was changed, removed or put in between is noticed. A body takes part by
/// its hash only: it may be erased, and the chain still holds. Hashes are SHA-256 in lower-case hexadecimal.
/// </summary>
public static class EventChain
{
    /// <summary>Two hashes, an id and three numbers.</summary>
    private const int Most = 256;

    public static string HashOf(string body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(body.Length));
        try
        {
            return Hex(buffer.AsSpan(0, Encoding.UTF8.GetBytes(body, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Of the text "previous|query id|seq|at|recorded at|hash", instants in Unix milliseconds.</summary>
    /// <param name="previous">Null: nothing of this query is linked yet.</param>
    public static string After(string? previous, Guid queryId, int seq, Instant at, Instant recordedAt, string hash)
    {
        Span<byte> text = stackalloc byte[Most];
        if (!Utf8.TryWrite(text, $"{previous}|{queryId}|{seq}|{at.ToUnixTimeMilliseconds()}|{recordedAt.ToUnixTimeMilliseconds()}|{hash}", out var length))
            throw new ArgumentException("A hash is 64 characters long.", nameof(previous));

        return Hex(text[..length]);
    }

    private static string Hex(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return Convert.ToHexStringLower(hash);
    }
}
