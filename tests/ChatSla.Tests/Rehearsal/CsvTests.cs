using ChatSla.Rehearsal;
using NodaTime;

namespace ChatSla.Tests.Rehearsal;

/// <summary>Reading an export, without the command around it.</summary>
public sealed class CsvTests
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    [Theory]
    [InlineData("2026-10-01T09:15:00Z", "2026-10-01T09:15:00Z")]
    [InlineData("2026-10-01T09:15:30.1234567+02:00", "2026-10-01T07:15:30.1234567Z")]
    [InlineData("2026-10-01 09:15 -0530", "2026-10-01T14:45:00Z")]
    [InlineData("2026-10-01 09:15+02", "2026-10-01T07:15:00Z")]
    [InlineData("2026-10-01 09:15", "2026-10-01T07:15:00Z")]
    [InlineData("2026-01-01 09:15:07", "2026-01-01T08:15:07Z")]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:30:00Z")] // skipped: half past three
    [InlineData("2026-10-25 02:30", "2026-10-25T00:30:00Z")] // twice: the first
    [InlineData("2024-02-29 00:00", "2024-02-28T23:00:00Z")]
    public void A_time_has_an_offset_or_is_local(string text, string instant) =>
        Assert.Equal(NodaTime.Text.InstantPattern.ExtendedIso.Parse(instant).Value, CsvTime.Read(text, Stockholm));

    [Theory]
    [InlineData("")]
    [InlineData("2026-10-01")]
    [InlineData("10/01/2026 09:15")]
    [InlineData("2026-13-01 09:15")]
    [InlineData("2026-02-29 09:15")]
    [InlineData("2026-10-01 24:00")]
    [InlineData("2026-10-01 09:60")]
    [InlineData("2026-10-01 9:15")]
    [InlineData("2026-10-01 09:15:")]
    [InlineData("2026-10-01 09:15:00.")]
    [InlineData("2026-10-01 09:15 AM")]
    [InlineData("2026-10-01T09:15:00+25:00")]
    [InlineData("2026-10-01T09:15:00+02:")]
    [InlineData("2026-10-01T09:15:00ZZ")]
    [InlineData("1890-10-01T09:15:00Z")]
    public void Whatever_could_mean_something_else_is_no_time(string text) => Assert.Null(CsvTime.Read(text, Stockholm));

    [Theory]
    [InlineData("a,b\nc\r\n\r\nd", "2:a,b|3:c|5:d")]
    [InlineData("\"a\nb\",c\nd\n", "2:\"a\nb\",c|4:d")]
    [InlineData("\"a \"\"b\"\"\n\"\n", "2:\"a \"\"b\"\"\n\"")]
    [InlineData("\"a\nb\n\"c\",d\ne\n", "!2:\"a|3:b|4:\"c\",d|5:e")] // the quote of line 2 is not closed by the one that opens line 4
    [InlineData("a,\"b\nc,d", "!2:a,\"b|3:c,d")]
    public void Records_may_span_lines_and_a_quote_left_open_costs_one_line(string text, string records) => Assert.Equal(records, Cut(text));

    [Fact]
    public void Records_are_whole_wherever_a_block_ends()
    {
        var lines = Enumerable.Range(0, 60_000).Select(at => $"{at},\"line {at}\nof two, \"\"quoted\"\"\"").ToList();

        var blocks = new CsvBlocks(new StringReader(string.Join("\r\n", lines)), ',', () => 0).Read().ToList();

        Assert.InRange(blocks.Count, 5, 50);
        Assert.Equal(lines, blocks.SelectMany(block => block.Records.Select(record => new string(block.Text, record.Start, record.Length))));
        Assert.Equal(Enumerable.Range(0, lines.Count).Select(at => 2 + (at * 2)), blocks.SelectMany(block => block.Records.Select(record => record.Line)));
    }

    private static string Cut(string text) => string.Join('|', new CsvBlocks(new StringReader(text), ',', () => 0).Read()
        .SelectMany(block => block.Records.Select(record => $"{(record.IsBroken ? "!" : "")}{record.Line}:{new string(block.Text, record.Start, record.Length)}")));
}
