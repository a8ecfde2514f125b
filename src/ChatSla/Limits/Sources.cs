using System.Net;
using System.Net.Sockets;

namespace ChatSla.Limits;

/// <summary>
/// Which of a fixed number of places the limits count a source at, so that a flood from any number of addresses takes no more memory than that.
/// Who shares a place with whom is other in each process, so nobody can choose to share one.
/// </summary>
public static class Sources
{
    public const int Places = 4096;

    /// <summary>An address of IPv6 counts by its network of 64 bits: one customer has that many.</summary>
    public static int PlaceOf(IPAddress? address)
    {
        if (address is null) return 0;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var hash = new HashCode();
        hash.AddBytes(bytes[..(address.AddressFamily is AddressFamily.InterNetworkV6 ? 8 : length)]);
        return (int)(unchecked((uint)hash.ToHashCode()) % Places);
    }
}
