using System.Buffers.Binary;
using System.Text;

namespace ChatSla.Tests.Telemetry;

/// <summary>A protobuf message as its fields, by their numbers (protobuf.dev, "Encoding").</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Number, byte[] Bytes, ulong Value)> fields = [];

    public ProtoMessage(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var tag = Varint(bytes, ref at);
            var (number, wire) = ((int)(tag >> 3), (int)(tag & 7));
            switch (wire)
            {
                case 0:
                    fields.Add((number, [], Varint(bytes, ref at)));
                    break;
                case 1:
                    fields.Add((number, [], BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at))));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(bytes, ref at);
                    fields.Add((number, bytes[at..(at + length)], 0));
                    at += length;
                    break;
                case 5:
                    fields.Add((number, [], BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at))));
                    at += 4;
                    break;
                default:
                    throw new FormatException($"Wire type {wire} is not known.");
            }
        }
    }

    public IEnumerable<ProtoMessage> All(int number) => fields.Where(field => field.Number == number).Select(field => new ProtoMessage(field.Bytes));

    public ProtoMessage? Find(int number) => All(number).FirstOrDefault();

    public bool Has(int number) => fields.Any(field => field.Number == number);

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number));

    public ulong Number(int number) => fields.LastOrDefault(field => field.Number == number).Value;

    /// <summary>A number that may be below zero: requests under way are, when one began before they were counted.</summary>
    public long Signed(int number) => unchecked((long)Number(number));

    public double Double(int number) => BitConverter.UInt64BitsToDouble(Number(number));

    private byte[] Bytes(int number) => fields.LastOrDefault(field => field.Number == number).Bytes ?? [];

    private static ulong Varint(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var one = bytes[at++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80) return value;
        }
    }
}
