using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

public sealed class SameDayPropertyTests
{
    [Fact]
    public void Counting_minute_by_minute_gives_the_same_deadline() => Check(600, (given, rule, minutes) =>
    {
        var expected = new MinuteOracle(given).SameDay(given.Start, minutes.CutOff, minutes.NextBy, minutes.Lead, minutes.By);
        if (expected is { } due) Assert.Equal(due, rule.DueAt(given.Start, given.Calendar));
    });

    [Fact]
    public void A_deadline_is_later_than_the_receipt() => Check(400, (given, rule, _) =>
        Assert.True(rule.DueAt(given.Start, given.Calendar) > given.Start));

    [Fact]
    public void A_later_mail_of_the_same_date_is_never_due_earlier() => Check(400, (given, rule, _) =>
    {
        var later = given.Start + Duration.FromSeconds(given.Seconds % 40_000);
        if (later.InZone(given.Calendar.Zone).Date != given.Start.InZone(given.Calendar.Zone).Date) return;
        Assert.True(rule.DueAt(given.Start, given.Calendar) <= rule.DueAt(later, given.Calendar));
    });

    [Fact]
    public void A_later_cut_off_never_makes_it_later() => Check(400, (given, rule, minutes) =>
    {
        var kinder = rule with { CutOff = LocalTime.FromMinutesSinceMidnight(Math.Min(minutes.CutOff + 90, 1439)) };
        Assert.True(kinder.DueAt(given.Start, given.Calendar) <= rule.DueAt(given.Start, given.Calendar));
    });

    /// <summary>The rule is drawn from the case, so that it shrinks and repeats with it.</summary>
    private static void Check(int cases, Action<CalendarCase, Deadline.SameDay, Minutes> holds) => CalendarCases.Check(cases, given =>
    {
        var draw = new Random((int)(given.Start.ToUnixTimeSeconds() ^ given.Seconds));
        var minutes = new Minutes(
            Pick(draw, 900, 900, 720, 135, 1439, 60), Pick(draw, 720, 720, 540, 1020, 150, 1320), Pick(draw, 7200, 0, 1800), Pick(draw, -1, -1, 960));
        var by = minutes.By is { } limit ? Time(limit) : (LocalTime?)null;
        holds(given, new Deadline.SameDay(Time(minutes.CutOff), Time(minutes.NextBy), Duration.FromSeconds(minutes.Lead), by), minutes);
    });

    private static int Pick(Random draw, params int[] choices) => choices[draw.Next(choices.Length)];

    private static LocalTime Time(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes);

    private sealed record Minutes(int CutOff, int NextBy, long Lead, int Limit)
    {
        public int? By => Limit < 0 ? null : Limit;
    }
}
