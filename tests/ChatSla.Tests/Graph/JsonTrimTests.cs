using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Graph;

namespace ChatSla.Tests.Graph;

/// <summary>However long a mail is, little of it comes into memory, and what comes is JSON.</summary>
public sealed class JsonTrimTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain letters, many of them, one after the other")]
    [InlineData("åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö åäö")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("quotes \" and \\ backslashes \" \\ \" \\ \" \\ \" \\ \" \\ and \n lines")]
    public async Task A_long_text_is_cut_between_two_of_its_characters_wherever_that_is(string text)
    {
        foreach (var escaped in new[] { false, true })
        {
            for (var longest = 8; longest < 40; longest++)
            {
                var json = Write(text, escaped);
                var read = JsonNode.Parse(await TrimAsync(json, longest, 100_000))!;
                var kept = (string)read["body"]!["content"]!;

                Assert.StartsWith(kept, text, StringComparison.Ordinal);
                Assert.InRange(Encoding.UTF8.GetByteCount(kept), 1, longest + 12);
                Assert.Equal(["a", "b", ""], read["short"]!.AsArray().Select(item => (string)item!));
                Assert.Equal(17, (int)read["after"]!);
            }
        }
    }

    [Fact]
    public async Task What_is_short_stays_as_it_is()
    {
        var json = """{ "value" : [ {"id":"\u00e5\"\\", "n": 1.50e3, "t": true } ] }""";

        Assert.Equal(json, await TrimAsync(json, 12, 1000));
    }

    [Fact]
    public async Task A_mail_of_150_MB_takes_little_more_memory_than_what_is_kept_of_it()
    {
        using var answer = new EndlessMail(150L << 20);
        using var kept = await JsonTrim.ReadAsync(answer, 1 << 20, 64 << 20, Cancellation);

        Assert.InRange(kept.Length, 1 << 20, (1 << 20) + 200);
        Assert.InRange(kept.Capacity, 0, 4 << 20);
        Assert.Equal("<p>Hello", ((string)(await JsonNode.ParseAsync(kept, cancellationToken: Cancellation))!["body"]!)[..8]);
    }

    [Fact]
    public async Task What_is_too_long_all_the_same_is_refused() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => TrimAsync($"[{string.Join(',', Enumerable.Repeat("\"header\"", 10_000))}]", 1000, 50_000));

    private static async Task<string> TrimAsync(string json, int longest, int most)
    {
        using var answer = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var kept = await JsonTrim.ReadAsync(answer, longest, most, Cancellation);
        return Encoding.UTF8.GetString(kept.ToArray());
    }

    private static string Write(string text, bool escaped)
    {
        var json = new JsonObject { ["short"] = new JsonArray("a", "b", ""), ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = text }, ["after"] = 17 };
        return escaped ? json.ToJsonString() : json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>A message whose body is made as it is read.</summary>
    private sealed class EndlessMail(long size) : Stream
    {
        private static readonly byte[] Begin = """{"id":"AAMk","body":"<p>Hello"""u8.ToArray();
        private static readonly byte[] End = """</p>","isRead":false}"""u8.ToArray();
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var from = at;
            for (; count > 0 && at < Begin.Length + size + End.Length; at++, offset++, count--)
                buffer[offset] = at < Begin.Length ? Begin[at] : at < Begin.Length + size ? (byte)'x' : End[at - Begin.Length - size];
            return (int)(at - from);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
