using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>A calendar knows a year around what it was asked first. At the edges of that it answers as one that was asked there first.</summary>
public sealed class HorizonEdgeTests
{
    private const string Odd = "mon 09:00-17:00; tue 00:00-24:00; wed 22:00-06:00; thu 09:00-17:00; fri 09:00-12:00; sat 20:00-24:00; sun 00:00-04:00";

    private static readonly Instant Asked = Calendar.At("2026-03-03 10:00");

    [Theory]
    [InlineData("UTC", Odd)]
    [InlineData("UTC", "09:00-17:00")] // ends closed
    [InlineData("Pacific/Auckland", "01:00-04:00")] // far from UTC, with its first opening early
    [InlineData("America/Los_Angeles", "01:00-04:00")]
    public void At_its_edges_it_is_open_when_it_is(string zone, string week)
    {
        var there = new[] { -365, 365 }.ToDictionary(days => days, days => Knowing(zone, week, Asked + Duration.FromDays(days)));
        foreach (var (days, hour) in there.Keys.SelectMany(days => Enumerable.Range(-72, 144), (days, hour) => (days, hour)))
        {
            var at = Asked + Duration.FromDays(days) + Duration.FromHours(hour);
            Assert.Equal((there[days].IsOpen(at), there[days].NextOpening(at)), (Knowing(zone, week, Asked).IsOpen(at), Knowing(zone, week, Asked).NextOpening(at)));
        }
    }

    [Theory]
    [InlineData("UTC", Odd)]
    [InlineData("UTC", "09:00-17:00")] // ends closed
    [InlineData("Pacific/Auckland", "01:00-04:00")] // far from UTC, with its first opening early
    [InlineData("America/Los_Angeles", "01:00-04:00")]
    public void Time_is_counted_up_to_its_edges_and_over_them(string zone, string week)
    {
        var wide = Knowing(zone, week, Asked + Duration.FromDays(2000));
        _ = wide.IsOpen(Asked - Duration.FromDays(2000));

        foreach (var (days, hour) in new[] { -365, 365 }.SelectMany(days => Enumerable.Range(-24, 48), (days, hour) => (days, 3 * hour)))
        {
            var at = Asked + Duration.FromDays(days) + Duration.FromHours(hour);
            var working = wide.Elapsed(Asked, at);

            Assert.Equal(working, Knowing(zone, week, Asked).Elapsed(Asked, at));
            Assert.Equal(wide.Add(Asked, working), Knowing(zone, week, Asked).Add(Asked, working));
        }
    }

    [Theory]
    [InlineData("1900-12-31T23:59:59.9999999Z", false)]
    [InlineData("1901-01-01T00:00:00Z", true)]
    [InlineData("2199-01-01T00:00:00Z", true)]
    [InlineData("2199-01-01T00:00:00.0000001Z", false)]
    public void It_answers_from_1901_to_2198(string at, bool answers) =>
        Assert.Equal(answers, Record.Exception(() => Calendar.In("UTC", "09:00-17:00").IsOpen(Calendar.At(at))) is not InvalidOperationException);

    [Theory]
    [InlineData("1900-01-01")] // a Monday
    [InlineData("2200-01-01")] // a Wednesday
    public void Dates_are_known_from_1900_to_the_first_of_2200(string date) =>
        Assert.Equal(Calendar.Date(date), Calendar.In("UTC", "09:00-17:00").WorkingDay(Calendar.Date(date), 0));

    [Fact]
    public void An_instant_between_two_ticks_is_as_open_as_the_one_before() =>
        Assert.True(Calendar.In("UTC", "09:00-17:00").IsOpen(Asked + Duration.FromNanoseconds(1)));

    private static WorkingCalendar Knowing(string zone, string week, Instant around)
    {
        var calendar = Calendar.In(zone, week);
        _ = calendar.IsOpen(around);
        return calendar;
    }
}
