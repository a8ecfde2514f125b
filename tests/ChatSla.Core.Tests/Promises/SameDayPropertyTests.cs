using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

public sealed class SameDayPropertyTests
{
    [Fact]
    public void A_deadline_is_what_counting_says() => RandomCalendars.Agree((oracle, calendar, asked) =>
    {
        var (isKnown, due) = oracle.SameDay(asked.Start, asked.Promise);
        if (isKnown) Assert.Equal(due, asked.Rule.DueAt(asked.Start, calendar));
        return isKnown;
    });

    [Fact]
    public void A_deadline_is_later_than_the_receipt() => RandomCalendars.Hold((calendar, asked) =>
        Assert.True(asked.Rule.DueAt(asked.Start, calendar) > asked.Start));

    [Fact]
    public void A_later_mail_of_the_same_date_is_never_due_earlier() => RandomCalendars.Hold((calendar, asked) =>
    {
        var later = asked.Start + Duration.FromTicks(asked.Working.BclCompatibleTicks % (12 * NodaConstants.TicksPerHour));
        if (later.InZone(calendar.Zone).Date != asked.Start.InZone(calendar.Zone).Date) return;
        Assert.True(asked.Rule.DueAt(asked.Start, calendar) <= asked.Rule.DueAt(later, calendar));
    });

    [Fact]
    public void A_later_cut_off_never_makes_it_later() => RandomCalendars.Hold((calendar, asked) =>
    {
        var kinder = (asked.Promise with { CutOff = Math.Min(asked.Promise.CutOff + 90, 1439) }).Rule;
        Assert.True(kinder.DueAt(asked.Start, calendar) <= asked.Rule.DueAt(asked.Start, calendar));
    });
}
