using ChatSla.Rehearsal;
using ChatSla.Tests.Time;

namespace ChatSla.Tests.Rehearsal;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StillClock clock = new();
    private readonly StringWriter error = new();

    [Fact]
    public void A_terminals_line_is_written_over_and_left_free()
    {
        var line = new ProgressLine(error, clock, isTerminal: true);

        line.Show(100, 10, 100);
        Assert.Equal("", error.ToString());
        clock.Pass(2);
        line.Show(250_000, 25, 100);
        line.Show(260_000, 26, 100);
        Assert.Equal("\r[#####---------------]  25 %  250,000 of about 1,000,000  125,000/s  6 s left", error.ToString());

        line.Clear();
        Assert.Matches("left\r +\r$", error.ToString());
    }

    [Fact]
    public void Elsewhere_there_is_a_line_every_few_seconds()
    {
        var line = new ProgressLine(error, clock, isTerminal: false);
        for (var second = 1; second <= 12; second++)
        {
            clock.Pass(1);
            line.Show(second * 1000, second, 600);
        }

        line.Clear();
        Assert.Equal(
            ["[--------------------]   1 %  5,000 of about 600,000  1,000/s  10 min left", "[--------------------]   2 %  10,000 of about 600,000  1,000/s  10 min left"],
            error.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    public void Dispose() => error.Dispose();

    [Theory]
    [InlineData(0, "", "")]
    [InlineData(1, "\u258F", "\u2590")] // never invisible
    [InlineData(50, "\u2588\u2588\u2588\u2588\u2588", "\u2588\u2588\u2588\u2588\u2588")]
    [InlineData(55, "\u2588\u2588\u2588\u2588\u2588\u258C", "\u2590\u2588\u2588\u2588\u2588\u2588")]
    [InlineData(100, "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588", "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588")]
    public void Bars_are_drawn_in_parts_of_a_character(int value, string right, string left) =>
        Assert.Equal((right, left), (TextBar.Right(value, 100, blocks: true), TextBar.Left(value, 100, blocks: true)));
}
