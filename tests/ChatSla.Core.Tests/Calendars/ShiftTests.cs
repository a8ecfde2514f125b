using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class ShiftTests
{
    [Theory]
    [InlineData("09:00-12:00")]
    [InlineData("00:00-24:00")]
    [InlineData("13:30-24:00")]
    [InlineData("22:00-06:00")]
    [InlineData("00:01-00:00", "00:01-24:00")]
    [InlineData(" 09:00 - 17:00 ", "09:00-17:00")]
    public void A_shift_reads_as_it_is_written(string text, string? written = null) =>
        Assert.Equal(written ?? text, Shift.Parse(text).ToString());

    [Theory]
    [InlineData("09:00-09:00")]
    [InlineData("00:00-00:00")]
    [InlineData("24:00-06:00")]
    [InlineData("9-17")]
    [InlineData("09:00-25:00")]
    [InlineData("09:00")]
    [InlineData("09:00-12:00-13:00")]
    [InlineData("")]
    public void What_is_not_a_shift_is_refused_with_an_example(string text)
    {
        Assert.False(Shift.TryParse(text, out _));
        Assert.Contains("Write it as 09:00-17:00", Assert.Throws<FormatException>(() => Shift.Parse(text)).Message);
    }

    [Fact]
    public void A_shift_that_ends_when_it_starts_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Shift(new LocalTime(9, 0), new LocalTime(9, 0)));

    [Fact]
    public void A_day_is_a_list_of_shifts() =>
        Assert.Equal([new Shift(new LocalTime(9, 0), new LocalTime(12, 0)), new Shift(new LocalTime(13, 0), LocalTime.Midnight)],
            Shift.ParseDay("09:00-12:00, 13:00-24:00"));

    [Fact]
    public void A_day_without_text_is_a_day_without_work() => Assert.Empty(Shift.ParseDay(" "));
}
