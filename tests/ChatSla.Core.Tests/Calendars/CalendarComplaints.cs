using ChatSla.Core.Calendars;
using ChatSla.Core.Calendars.Holidays;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Tests.Calendars;

/// <summary>What users of other products complained about in their trackers, each as they would say it, and what happens here.</summary>
public sealed class CalendarComplaints
{
    private const string Stockholm = "Europe/Stockholm";

    /// <summary>Number 14: intercom article 9263617; zammad/zammad#390.</summary>
    [Fact]
    public void One_day_became_24_office_hours_and_nobody_told_me_which_days_were_skipped()
    {
        var calendar = Sweden("09:00-17:00");
        var receivedAt = Calendar.At("2026-12-23 15:30", Stockholm);

        var dueAt = SameDay.DueAt(receivedAt, calendar);
        var skipped = calendar.Stretches(receivedAt, dueAt).Where(stretch => stretch.Holiday is not null).Select(stretch => stretch.Holiday!.Name);

        Assert.Equal("Mon 2026-12-28 12:00:00", Calendar.Show(dueAt, Stockholm));
        Assert.Equal(["Julafton", "Juldagen", "Annandag jul"], skipped);

        // Days of remembrance that a feed carries beside holidays are not lost days: only what is a day off closes.
        Assert.DoesNotContain(PublicHolidays.In("DE-BY", 2026), day => day.Name.Contains("Volkstrauertag", StringComparison.Ordinal) || day.Name.Contains("Martin", StringComparison.Ordinal));
    }

    /// <summary>Number 17: chatwoot/chatwoot#14009; frappe/helpdesk#2212.</summary>
    [Fact]
    public void No_lunch_break_possible()
    {
        var calendar = Calendar.In(Stockholm, "09:00-12:00, 13:00-15:00, 15:30-17:00");

        Assert.Equal("Mon 2026-11-23 15:00:00", Calendar.Show(calendar.Add(Calendar.At("2026-11-23 10:00", Stockholm), Duration.FromHours(4)), Stockholm));
        Assert.False(calendar.IsOpen(Calendar.At("2026-11-23 12:30", Stockholm)));
        Assert.Equal(Duration.FromMinutes(390), calendar.Elapsed(Calendar.At("2026-11-23 00:00", Stockholm), Calendar.At("2026-11-24 00:00", Stockholm)));
    }

    /// <summary>Number 18: osTicket/osTicket#6847 and #6739.</summary>
    [Fact]
    public void The_sums_break_when_lunch_is_a_holiday_and_unless_Monday_and_Thursday_are_set()
    {
        foreach (var weekdays in Enumerable.Range(1, 127))
        {
            var week = Enumerable.Range(0, 7).Select(day => (weekdays & (1 << day)) == 0 ? "" : "09:00-12:00, 13:00-17:00").ToList();
            var start = Calendar.At("2026-03-02 12:30", Stockholm);
            var given = new RandomCalendar(
                Stockholm, start, week, null, new HashSet<long> { DaysSince1970("2026-03-04") }, new Dictionary<long, string> { [DaysSince1970("2026-03-06")] = "09:00-12:00" });

            var (isKnown, due) = new MinuteOracle(given).Add(start, Duration.FromHours(10), []);

            Assert.True(isKnown);
            Assert.Equal(due, given.Build().Add(start, Duration.FromHours(10)));
        }
    }

    /// <summary>Number 19: chatwoot/chatwoot#10436 and #6467.</summary>
    [Fact]
    public void No_public_holidays_no_half_days_and_no_extra_Saturday()
    {
        var calendar = Sweden("09:00-17:00", "2026-04-02 09:00-12:00; 2026-04-04 10:00-14:00; 2026-06-06 10:00-14:00");

        Assert.Equal(["09:00-12:00", "", "10:00-14:00", "", "", "09:00-17:00"], new[] { "2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06", "2026-04-07" }.Select(Open));
        Assert.Equal("10:00-14:00", Open("2026-06-06")); // a special day on the national day itself

        string Open(string date) => string.Join(", ", calendar.OpeningsOn(Calendar.Date(date)).Select(open => $"{Clock(open.Start)}-{Clock(open.End)}"));
    }

    /// <summary>Number 20: fivetran/dbt_zendesk#25; MicrosoftDocs/azure-devops-docs#8675.</summary>
    [Fact]
    public void Todays_offset_was_applied_to_old_dates_and_summer_time_ignored()
    {
        var office = Calendar.In(Stockholm, "09:00-17:00");
        var night = Calendar.In(Stockholm, "sat 22:00-06:00");

        Assert.Equal(Calendar.At("2020-07-01T07:00:00Z"), office.NextOpening(Calendar.At("2020-07-01T00:00:00Z")));
        Assert.Equal(Calendar.At("2020-12-01T08:00:00Z"), office.NextOpening(Calendar.At("2020-12-01T00:00:00Z")));
        Assert.Equal(Duration.FromHours(7), night.OpeningsOn(Calendar.Date("2026-03-28")).Single().Duration); // the gap
        Assert.Equal(Duration.FromHours(9), night.OpeningsOn(Calendar.Date("2026-10-24")).Single().Duration); // the fold
        Assert.Equal("Sun 2026-03-29 06:00:00", Calendar.Show(night.Add(Calendar.At("2026-03-28 22:00", Stockholm), Duration.FromHours(7)), Stockholm));
    }

    /// <summary>Number 20b: osTicket/osTicket#1168, #2131, #4969 and pull request #4807; osTicket/osTicket-1.7#515.</summary>
    [Fact]
    public void With_every_day_closed_it_gives_up_after_150_days_and_makes_up_a_date()
    {
        var closedForGood = Assert.Throws<ArgumentException>(() => Calendar.In(Stockholm, ""));
        var allHolidays = Enumerable.Range(0, 400).Select(day => new Holiday(new LocalDate(2026, 1, 1).PlusDays(day), "Closed"));
        var closedForAYear = Assert.Throws<ArgumentException>(() => new WorkingCalendar("Desk", DateTimeZone.Utc, Calendar.Week("09:00-17:00"), allHolidays));

        Assert.All([closedForGood, closedForAYear], fault => Assert.Contains("is never open in 370 days", fault.Message, StringComparison.Ordinal));

        // Opening once a year, on a customer's own day, is seldom but right.
        var rare = new WorkingCalendar("Desk", DateTimeZone.Utc, Calendar.Week("09:00-17:00"), Enumerable.Range(0, 360).Select(day => new Holiday(new LocalDate(2026, 1, 1).PlusDays(day), "Closed")));
        Assert.Equal(Calendar.At("2026-12-28 10:00"), rare.Add(Calendar.At("2026-01-01 09:00"), Duration.FromHours(1)));
    }

    /// <summary>Number 20c: osTicket/osTicket pull request #5509.</summary>
    [Theory]
    [InlineData("09:00-17:00", "Tue 2026-11-24 17:00:00")]
    [InlineData("08:00-16:30", "Tue 2026-11-24 16:30:00")]
    [InlineData("09:00-12:00, 13:00-18:00", "Tue 2026-11-24 18:00:00")]
    public void The_default_had_to_change_from_48_to_18_hours_so_that_it_stayed_two_days(string hours, string sameDay)
    {
        var calendar = Calendar.In(Stockholm, hours);

        Assert.Equal(sameDay, Calendar.Show(SameDay.DueAt(Calendar.At("2026-11-24 10:00", Stockholm), calendar), Stockholm));
        Assert.Equal("Wed 2026-11-25 12:00:00", Calendar.Show(SameDay.DueAt(Calendar.At("2026-11-24 15:00", Stockholm), calendar), Stockholm));
    }

    /// <summary>The rule that ChatSla ships with: the same working day, cut-off 15:00, later by noon of the next.</summary>
    private static Deadline.SameDay SameDay { get; } = new(new LocalTime(15, 0), new LocalTime(12, 0), Duration.FromHours(2));

    private static WorkingCalendar Sweden(string hours, string special = "")
    {
        var closing = PublicHolidays.In("SE", 2026).Where(day => day.Closes).Select(day => new Holiday(day.On, day.Name));
        return new WorkingCalendar("Desk", Calendar.ZoneOf(Stockholm), Calendar.Week(hours), closing, Calendar.In("UTC", hours, special: special).SpecialDays);
    }

    private static string Clock(Instant at) => Calendar.Show(at, Stockholm)[15..20];

    private static long DaysSince1970(string date) => Period.DaysBetween(new LocalDate(1970, 1, 1), Calendar.Date(date));
}
