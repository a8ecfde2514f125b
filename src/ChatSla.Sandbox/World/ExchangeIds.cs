using System.Buffers.Text;
using System.Security.Cryptography;

namespace ChatSla.Sandbox.World;

/// <summary>Ids in the shapes of Exchange Online, safe in a path.</summary>
internal static class ExchangeIds
{
    public static string NewDefault() => "AAMkADFj" + Random(54) + "AAA=";

    public static string NewImmutable() => "AAkALgAAAAAAHYQDEapmEc2b" + Random(42) + "AAA";

    public static string NewFolder() => "AQMkADFj" + Random(39) + "AAA=";

    public static string Conversation(Guid mailbox, Guid thread) =>
        "AAQkA" + Base64Url.EncodeToString([.. mailbox.ToByteArray(), .. thread.ToByteArray()]) + "=";

    public static string NewInternetMessageId() => $"<{Random(27)}@AM9P190MB1234.EURP190.PROD.OUTLOOK.COM>";

    public static string NewInternetMessageId(string domain) => $"<{Guid.NewGuid():N}@{domain}>";

    private static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
