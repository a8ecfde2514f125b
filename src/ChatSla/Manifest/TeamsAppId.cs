using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ChatSla.Manifest;

/// <summary>
/// The Teams app's id where none is given: the UUID version 5 (RFC 9562, section 5.5) of the name "chatsla" in the bot id's namespace.
/// The same bot always gets the same one, so that a package made anew updates the app that is installed.
/// "uuidgen --sha1 --namespace BOT-ID --name chatsla" gives it too.
/// </summary>
public static class TeamsAppId
{
    [SuppressMessage("Security", "CA5350", Justification = "Version 5 is SHA-1 by definition; nothing is kept secret by it.")]
    public static Guid Of(Guid botId)
    {
        var hash = SHA1.HashData([.. botId.ToByteArray(bigEndian: true), .. "chatsla"u8]);
        hash[6] = (byte)(0x50 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
