using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ChatSla.Teams;

/// <summary>
/// The tokens that passed the full check, by the SHA-256 of the whole token: Teams sends one token with many activities. Only what passed
/// comes in, so a flood of false ones takes no room; of true ones the newest 512 to 1,024 are kept.
/// </summary>
public sealed class CheckedTokens
{
    private const int Half = 512;
    private const int Longest = 8 * 1024;

    private ConcurrentDictionary<(UInt128 High, UInt128 Low), CheckedToken> newer = new();
    private ConcurrentDictionary<(UInt128 High, UInt128 Low), CheckedToken> older = new();

    public int Count => newer.Count + older.Count;

    /// <returns>Null where the token has to be checked.</returns>
    public CheckedToken? Find(ReadOnlySpan<char> token, DateTimeOffset now)
    {
        if (token.Length > Longest) return null;

        var hash = HashOf(token);
        return (newer.TryGetValue(hash, out var found) || older.TryGetValue(hash, out found)) && now < found.Until ? found : null;
    }

    public void Add(ReadOnlySpan<char> token, CheckedToken passed)
    {
        if (token.Length > Longest) return;
        if (newer.Count >= Half) (older, newer) = (newer, new());
        newer[HashOf(token)] = passed;
    }

    private static (UInt128 High, UInt128 Low) HashOf(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[token.Length * 3];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
        return (BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}

/// <param name="Until">When the token ends, skew included.</param>
/// <param name="Keys">The published keys that it passed with: it counts for as long as they are those of now.</param>
public sealed record CheckedToken(JsonWebToken Token, DateTimeOffset Until, object Keys);
