using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatSla.Migration;

/// <summary>How many rows a table has, and a hash of everything in them, in their order.</summary>
internal sealed class TableHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Rows { get; private set; }

    /// <param name="values">Texts, whole numbers and nothing.</param>
    public void Add(IReadOnlyList<object?> values)
    {
        Rows++;
        Span<byte> head = stackalloc byte[9];
        foreach (var value in values)
        {
            var text = value as string;
            head[0] = value is null ? (byte)0 : text is null ? (byte)1 : (byte)2;
            BinaryPrimitives.WriteInt64BigEndian(head[1..], value is null ? 0 : text is null ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : Encoding.UTF8.GetByteCount(text));
            hash.AppendData(head);
            if (text is not null) hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }

    public string Result() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();
}
