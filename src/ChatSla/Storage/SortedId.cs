using System.Buffers.Binary;

namespace ChatSla.Storage;

/// <summary>Ids that sort in the order they were given out, also within one millisecond and while the machine's clock goes back.</summary>
public static class SortedId
{
    private static readonly Lock Gate = new();
    private static UInt128 last;

    /// <summary>A UUIDv7, later than any before it.</summary>
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        lock (Gate)
        {
            var fresh = BinaryPrimitives.ReadUInt128BigEndian(bytes);
            last = fresh > last ? fresh : last + 1;
            BinaryPrimitives.WriteUInt128BigEndian(bytes, last);
            return new Guid(bytes, bigEndian: true);
        }
    }
}
