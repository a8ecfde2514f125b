using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

public sealed class WorkingDayTests
{
    [Theory]
    [InlineData("2026-04-01", 0, "2026-04-01")] // a Wednesday
    [InlineData("2026-04-01", 1, "2026-04-02")]
    [InlineData("2026-04-02", 1, "2026-04-07")] // over Easter
    [InlineData("2026-04-03", 0, "2026-04-07")] // Good Friday itself
    [InlineData("2026-04-03", 1, "2026-04-07")]
    [InlineData("2026-04-04", 2, "2026-04-08")]
    [InlineData("2026-04-01", 3, "2026-04-08")]
    [InlineData("2026-04-24", 1, "2026-04-25")] // a special Saturday
    [InlineData("2026-04-01", 2600, "2036-03-20")]
    public void Counts_the_dates_on_which_a_shift_starts(string from, int n, string day)
    {
        var calendar = Calendar.In("Europe/Stockholm", "09:00-17:00", holidays: "2026-04-03, 2026-04-06", special: "2026-04-25 10:00-12:00");
        Assert.Equal(Calendar.Date(day), calendar.WorkingDay(Calendar.Date(from), n));
    }

    [Fact]
    public void A_negative_number_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.In("UTC", "09:00-17:00").WorkingDay(new LocalDate(2026, 4, 1), -1));

    [Theory]
    [InlineData("1899-12-31", 0)]
    [InlineData("2200-01-02", 0)]
    [InlineData("2026-04-01", 50_000)]
    public void What_lies_too_far_away_is_an_error(string from, int n) =>
        Assert.Throws<InvalidOperationException>(() => Calendar.In("UTC", "09:00-17:00").WorkingDay(Calendar.Date(from), n));
}
