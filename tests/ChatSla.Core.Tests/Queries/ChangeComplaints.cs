using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>What users of other products complained about: agreements and calendars that change. The numbers are those of the list they stand in.</summary>
public sealed class ChangeComplaints
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly SlaPolicy Longer = Version(2, false, TwoHoursMore);

    private static SlaTarget[] TwoHoursMore =>
    [
        Desk.Target(PromiseKind.FirstResponse, 4, 1), Desk.Target(PromiseKind.NextResponse, 4, 1), Desk.Target(PromiseKind.Resolution, 10, 1), Desk.Target(PromiseKind.Update, 8, 1),
    ];

    [Fact]
    public void The_timer_started_again_when_the_agreement_was_put_on_later_16()
    {
        var query = Desk.Open();

        Assert.True(query.Recalculate(Desk.Ada, "Acme is a gold customer.", Desk.At("10:30"), Longer));

        Assert.Equal("First 09:00-13:00 ontrack", query.Told("10:30"));
        Assert.Equal(2, query.Current!.PolicyVersion);
    }

    [Fact]
    public void The_new_due_time_lay_in_the_night_23()
    {
        var policy = Version(2, true, [Desk.Target(PromiseKind.FirstResponse, 8, 1)]);
        foreach (var minutes in Enumerable.Range(0, 60 * 24))
        {
            var receivedAt = Desk.At("00:00") + Duration.FromMinutes(minutes);
            var query = Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "mail", receivedAt, Version(1, true, [Desk.Target(PromiseKind.FirstResponse, 1, 1)]));
            query.Recalculate(null, "More time", receivedAt, policy);

            var due = query.Current!.DueAt;
            Assert.True(policy.Calendar.IsOpen(due - Duration.FromSeconds(1)), $"{receivedAt} is due {due}");
        }
    }

    [Fact]
    public void I_promised_Friday_myself_and_a_pause_and_a_new_agreement_moved_it_23()
    {
        var query = Desk.OpenWhole().Replied("09:30");
        query.Repromise(Desk.Ada, PromiseKind.Resolution, Desk.At("20:00"), "The part comes tonight.", Desk.At("10:00"), Desk.Whole);
        query.PausedFor(PauseReason.ThirdParty, "11:00", "13:00").Resumed("13:00");

        query.Recalculate(Desk.Bo, "Acme is a gold customer.", Desk.At("13:30"), Longer);

        Assert.Equal((Desk.At("20:00"), true), (query.The(PromiseKind.Resolution).DueAt, query.The(PromiseKind.Resolution).IsByHand));
    }

    [Fact]
    public void The_pause_was_forgotten_when_the_agreement_changed_24()
    {
        var query = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.ThirdParty, "10:00", "12:00").Resumed("12:00");
        Assert.Equal(Desk.At("19:00"), query.The(PromiseKind.Resolution).DueAt);

        query.Recalculate(Desk.Ada, "Acme is a gold customer.", Desk.At("13:00"), Longer);

        // Ten hours from 09:00, and the two that it stood still.
        Assert.Equal(Desk.At("21:00"), query.The(PromiseKind.Resolution).DueAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void I_switched_it_off_and_it_went_on_alerting_28(bool isPaused)
    {
        var query = Desk.OpenWhole().Replied("09:30");
        if (isPaused) query.PausedFor(PauseReason.ThirdParty, "10:00", "14:00");

        Assert.True(query.WithdrawPromises(_ => true, "Switched off", Desk.At("11:00")));
        query.Turn(Desk.At("23:00"), Desk.Whole);

        Assert.Empty(query.Running);
        Assert.DoesNotContain(query.History, happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed);
        Assert.Null(query.NextTurnAt);
        Assert.False(query.WithdrawPromises(_ => true, "Switched off", Desk.At("11:00")));
    }

    [Fact]
    public void Switching_it_off_made_a_missed_promise_look_kept_28()
    {
        var query = Desk.Open().Turns("11:30");

        Assert.False(query.WithdrawPromises(_ => true, "Switched off", Desk.At("12:00")));
        Assert.Equal("First 09:00-11:00 breached", query.Told("12:00"));
    }

    [Fact]
    public void What_is_switched_off_took_the_other_agreements_promise_with_it_28()
    {
        var query = Desk.Open();

        Assert.False(query.WithdrawPromises(promise => promise.Policy == "Another", "Switched off", Desk.At("10:00")));
        Assert.Equal("First 09:00-11:00 ontrack", query.Told("09:30"));
    }

    [Theory]
    [InlineData("10:00", "First 09:00-11:00 met")]
    [InlineData("12:00", "First 09:00-11:00 breached")]
    public void The_holiday_I_added_changed_last_months_report_29(string answered, string told)
    {
        var query = Desk.OpenWhole().Replied(answered);

        query.Recalculate(Desk.Ada, "A holiday was forgotten.", Desk.At("12:30"), Longer);

        Assert.Equal(told, query.Told("23:00").Split(", ")[0]);
    }

    [Fact]
    public void The_holiday_I_added_reached_neither_new_nor_open_queries_29()
    {
        var (old, other) = (Version(1, true, TwoHoursMore), Version(2, true, TwoHoursMore, holiday: new LocalDate(2026, 3, 4)));
        var history = new PolicyHistory([new(default, old), new(Desk.At("12:00"), other)]);
        var policies = new CustomerPolicies(history, [(default, new PolicyBook("Two hours"))], null);
        var (early, late) = (Opened("11:59"), Opened("12:00"));

        // Six hours of Tuesday are left for four; ten for a resolution reach into Wednesday, or Thursday.
        Assert.Equal([1, 2], new[] { early, late }.Select(query => query.Current!.PolicyVersion));
        early.Answer(Desk.Ada, Desk.At("12:30"), AnswerChannel.Outlook, "answer", policies);
        Assert.Equal("2026-03-04", Date(early.The(PromiseKind.Resolution)));

        var again = early.Recalculated(Desk.At("13:00"), policies).Single(one => one.Kind is PromiseKind.Resolution);
        Assert.Equal(("2026-03-04", "2026-03-05"), (Date(again.Promise), Date(again.Becomes!)));
        Assert.Equal("2026-03-04", Date(early.The(PromiseKind.Resolution)));

        Assert.True(early.Recalculate(Desk.Ada, "A holiday was forgotten.", Desk.At("13:00"), policies));
        Assert.Equal("2026-03-05", Date(early.The(PromiseKind.Resolution)));

        Query Opened(string at) => Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "mail", Desk.At(at), policies);
        static string Date(Promise promise) => promise.DueAt.InUtc().Date.ToString("uuuu-MM-dd", null);
    }

    [Fact]
    public void The_customer_was_told_five_and_a_shorter_day_made_it_three_29()
    {
        var query = Desk.Open();

        var shorter = Assert.Single(query.Recalculated(Desk.At("09:30"), Version(2, false, [new(PromiseKind.FirstResponse, new Deadline.WithinWorkingHours(Hour), new Aim.Before(Hour / 4))])));
        Assert.Equal((true, true, Desk.At("11:00"), Desk.At("09:45")), (shorter.IsHeld, shorter.Moves, shorter.Becomes!.DueAt, shorter.Becomes.WarnAt));
    }

    /// <param name="isDayOnly">Open 09:00-19:00 UTC, else always.</param>
    private static SlaPolicy Version(int version, bool isDayOnly, IEnumerable<SlaTarget> targets, LocalDate? holiday = null) => new(
        "Two hours",
        "We answer within two hours.",
        "Ada",
        version,
        new WorkingCalendar(
            "Office",
            DateTimeZone.Utc,
            Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, IReadOnlyList<Shift> (_) => isDayOnly ? [Shift.Parse("09:00-19:00")] : [Shift.AllDay]),
            holiday is { } date ? [new Holiday(date, "Forgotten")] : [],
            version: version),
        targets);
}
