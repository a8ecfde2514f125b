using System.Buffers.Binary;
using System.IO.Compression;

namespace ChatSla.Tests.Manifest;

/// <summary>A PNG with 8 bits a channel in red, green, blue and alpha, as the icons are.</summary>
internal sealed class PngImage
{
    private const int Channels = 4;

    public PngImage(byte[] file)
    {
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], file[..8]);
        var header = Chunks(file).Single(chunk => chunk.Type == "IHDR").Data;
        (Width, Height) = (Number(header), Number(header[4..]));
        Assert.Equal([8, 6, 0, 0, 0], header[8..]);
        Pixels = Unfilter([.. Chunks(file).Where(chunk => chunk.Type == "IDAT").SelectMany(chunk => chunk.Data)]);
    }

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels { get; }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        for (var at = 8; at < file.Length;)
        {
            var length = Number(file[at..]);
            yield return (System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
    }

    private static int Number(byte[] bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    /// <summary>PNG specification, section 9: each byte was written less what its neighbours foretell.</summary>
    private List<(byte Red, byte Green, byte Blue, byte Alpha)> Unfilter(byte[] compressed)
    {
        using var data = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        var pixels = new List<(byte, byte, byte, byte)>();
        var above = new byte[Width * Channels];
        for (var y = 0; y < Height; y++)
        {
            var filter = data.ReadByte();
            var line = new byte[Width * Channels];
            data.ReadExactly(line);
            for (var x = 0; x < line.Length; x++)
            {
                var (left, corner) = x < Channels ? (0, 0) : (line[x - Channels], (int)above[x - Channels]);
                line[x] = unchecked((byte)(line[x] + Foretold(filter, left, above[x], corner)));
            }

            pixels.AddRange(line.Chunk(Channels).Select(pixel => (pixel[0], pixel[1], pixel[2], pixel[3])));
            above = line;
        }

        return pixels;
    }

    private static int Foretold(int filter, int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return filter switch
        {
            0 => 0,
            1 => left,
            2 => above,
            3 => (left + above) / 2,
            4 => toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner,
            _ => throw new InvalidDataException($"There is no filter {filter}."),
        };
    }
}
