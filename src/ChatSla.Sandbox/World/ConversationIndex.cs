using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatSla.Sandbox.World;

/// <summary>The thread index of MS-OXOMSG 2.2.1.3: 22 bytes of origin, then 5 bytes for each reply.</summary>
internal static partial class ConversationIndex
{
    private const int OriginLength = 22;
    private const int ReplyLength = 5;
    private static readonly DateTimeOffset Epoch = DateTimeOffset.FromFileTime(0);

    /// <summary>
    /// Takes over a usable Thread-Index. Without one the thread is the MD5 of the topic, so unrelated mails with one subject share it,
    /// as they do in Exchange.
    /// </summary>
    public static byte[] Arriving(string? threadIndex, string? subject, DateTimeOffset at) =>
        Usable(threadIndex) ?? Origin(new Guid(TopicHash(subject)), at);

    public static byte[] New(DateTimeOffset at) => Origin(Guid.NewGuid(), at);

    public static byte[] Reply(byte[] parent, DateTimeOffset at) => [.. parent, .. At(at)[..ReplyLength]];

    public static Guid Thread(byte[] index) => new(index.AsSpan(6, 16));

    /// <summary>The subject without its leading RE:, FW: and the like.</summary>
    public static string Topic(string? subject) => Prefixes().Replace(subject ?? "", "");

    private static byte[]? Usable(string? threadIndex)
    {
        var bytes = new byte[(threadIndex?.Length ?? 0) + 3];
        return Convert.TryFromBase64String(threadIndex ?? "", bytes, out var length) && length >= OriginLength && bytes[0] == 1
            ? bytes[..length]
            : null;
    }

    private static byte[] Origin(Guid thread, DateTimeOffset at) => [1, .. At(at)[..5], .. thread.ToByteArray()];

    private static byte[] At(DateTimeOffset at)
    {
        var bytes = BitConverter.GetBytes(at < Epoch ? 0 : at.ToFileTime());
        Array.Reverse(bytes);
        return bytes;
    }

    // MS-OXOMSG 2.2.1.2 prescribes MD5 over the upper-cased topic.
#pragma warning disable CA5351
    private static byte[] TopicHash(string? subject)
    {
        var topic = Topic(subject).ToUpperInvariant();
        return MD5.HashData(Encoding.Unicode.GetBytes(topic.Length > 255 ? topic[..255] : topic));
    }
#pragma warning restore CA5351

    [GeneratedRegex(@"^(\s*[\p{L}]{1,3}\s?:\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Prefixes();
}
