using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>What users of other products complained about: pauses, reopening, merging. The numbers are those of the list they stand in.</summary>
public sealed class PauseComplaints
{
    [Fact]
    public void I_cannot_stop_the_clock_while_we_wait_for_the_courier_21()
    {
        var query = Desk.OpenWhole().Replied("09:30");

        Assert.IsType<Refusal.ReasonMissing>(query.Pause(Desk.Ada, PauseReason.ThirdParty, "", Desk.At("12:00"), Desk.At("10:00")));
        Assert.Equal(new Refusal.NotInFuture(Desk.At("10:00")), query.Pause(Desk.Ada, PauseReason.ThirdParty, "The courier", Desk.At("10:00"), Desk.At("10:00")));
        Assert.Equal(
            new Refusal.TooFar(Desk.At("10:00") + Query.LongestPause),
            query.Pause(Desk.Ada, PauseReason.ThirdParty, "The courier", Desk.At("10:01") + Query.LongestPause, Desk.At("10:00")));
        Assert.Null(query.Pause(Desk.Ada, PauseReason.ThirdParty, "The courier", Desk.At("12:00"), Desk.At("10:00")));
        Assert.IsType<Refusal.AlreadyPaused>(query.Pause(Desk.Bo, PauseReason.ThirdParty, "Me too", Desk.At("12:00"), Desk.At("10:30")));

        // It runs out by itself: two hours later for the resolution, and for the news.
        Assert.Equal(Desk.At("12:00"), query.NextTurnAt);
        query.Went("12:00");
        Assert.Null(query.Pausing);
        Assert.Equal("First 09:00-11:00 met, Resolution 09:00-19:00 ontrack, Update 09:30-15:30 ontrack", query.Told("12:00"));
    }

    [Fact]
    public void The_night_was_added_to_my_deadline_22()
    {
        var week = Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, IReadOnlyList<Core.Calendars.Shift> (_) => [Core.Calendars.Shift.Parse("09:00-17:00")]);
        var calendar = new Core.Calendars.WorkingCalendar("Office", DateTimeZone.Utc, week);
        var policy = new SlaPolicy("Office", "By mail", "Ada", 1, calendar, [Desk.Target(PromiseKind.NextResponse, 2, 1), Desk.Target(PromiseKind.Resolution, 8, 2)]);
        var query = Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "mail", Desk.At("15:00"), policy);
        query.Answer(Desk.Ada, Desk.At("15:30"), AnswerChannel.Outlook, "answer", policy);
        Assert.Null(query.Pause(Desk.Ada, PauseReason.Customer, "The serial number", Desk.At("16:00") + Duration.FromDays(3), Desk.At("16:00")));

        query.Resume(Desk.Ada, Desk.At("10:00") + Duration.FromDays(1), policy);

        // Paused Tue 16:00 to Wed 10:00: one working hour on each day. 8 hours from Tue 15:00 are Wed 15:00, so now Wed 17:00.
        Assert.Equal(Desk.At("17:00") + Duration.FromDays(1), query.The(PromiseKind.Resolution).DueAt);
    }

    [Fact]
    public void It_turned_red_while_it_was_on_hold_25()
    {
        var query = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.Customer, "16:30", "23:00");

        query.Went("22:59");
        var resolution = query.The(PromiseKind.Resolution);
        Assert.Equal(PromiseState.Paused, query.StateOf(resolution, Desk.At("22:00")));
        Assert.DoesNotContain(query.History, happened => happened is QueryEvent.TurnedRed { Kind: PromiseKind.Resolution });
    }

    [Fact]
    public void What_was_late_before_the_pause_stays_late_25()
    {
        var query = Desk.OpenWhole().Replied("09:30").Went("18:00").PausedFor(PauseReason.Customer, "18:00", "23:00");

        Assert.Equal(TrafficLight.Red, query.LightAt(Desk.At("19:00")));
        Assert.Equal(PromiseState.Breached, query.StateOf(query.The(PromiseKind.Resolution), Desk.At("19:00")));
    }

    [Fact]
    public void The_moment_it_came_back_from_hold_it_escalated_26()
    {
        // Amber would have been at 15:00, five minutes after the pause began.
        var query = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.ThirdParty, "14:55", "20:00").Resumed("15:55");
        var resolution = query.The(PromiseKind.Resolution);

        Assert.Equal(Desk.At("18:00"), resolution.DueAt);
        Assert.Equal(Desk.At("16:25"), resolution.WarnAt); // 30 minutes of floor, not the 5 minutes that were left
        Assert.Equal(PromiseState.OnTrack, query.StateOf(resolution, Desk.At("16:24")));
    }

    [Fact]
    public void Merged_and_closed_tickets_escalate_27()
    {
        var (query, target) = (Desk.OpenWhole("09:00", 1), Desk.OpenWhole("09:20", 2));
        Assert.Null(query.MergeInto(target, Desk.Ada, Desk.At("09:30"), Desk.Whole));

        Assert.Equal((null, false, TrafficLight.Off), (query.NextTurnAt, query.AwaitsUs, query.LightAt(Desk.At("23:00"))));
        Assert.Empty(query.Promises);
        Assert.Equal("First 09:00-11:00 ontrack, Resolution 09:00-17:00 ontrack", target.Told("09:40"));
        Assert.Equal(Desk.At("10:00"), target.NextTurnAt);
        Assert.Equal(new Refusal.AlreadyMerged(2), query.ClaimFor(Desk.Ada, Desk.At("09:40")));

        var closed = Desk.Open().Closes("09:30");
        Assert.Null(closed.NextTurnAt);
    }

    [Fact]
    public void After_the_upgrade_it_sent_260_old_alerts_27()
    {
        var (query, target) = (Desk.OpenWhole("09:00", 1).Went("12:00"), Desk.OpenWhole("11:50", 2));
        Assert.Equal(2, query.History.Count(happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed));
        query.MergeInto(target, Desk.Ada, Desk.At("12:00"), Desk.Whole);

        Assert.Equal(TrafficLight.Red, target.LightAt(Desk.At("12:00")));
        Assert.False(target.Turn(Desk.At("12:00"), Desk.Whole));
        Assert.False(Query.Replay(target.Id, 2, target.History).Turn(Desk.At("12:30"), Desk.Whole));
    }

    [Fact]
    public void Reopened_it_was_late_at_once_27()
    {
        var query = Desk.OpenWhole().Replied("09:30");
        Assert.Null(query.Resolve(Desk.Ada, Desk.At("10:00"), Desk.Whole));
        Assert.Equal("First 09:00-11:00 met, Resolution 09:00-17:00 met, Update 09:30-13:30 withdrawn", query.Told("23:00"));

        query.Wrote("22:00");
        Assert.Null(query.Closing);
        Assert.Equal("Next 22:00-00:00 ontrack", query.Told("22:30").Split(", ")[3]);
        Assert.Equal(Desk.At("22:00"), query.The(PromiseKind.Resolution).StartAt);
    }

    [Fact]
    public void A_merging_taken_back_gives_each_its_own_clock_again()
    {
        var (query, target) = (Desk.OpenWhole("09:00", 1), Desk.OpenWhole("09:20", 2));
        query.MergeInto(target, Desk.Ada, Desk.At("09:30"), Desk.Whole);
        target.Wrote("09:40");

        Assert.Null(query.Unmerge(target, Desk.Ada, Desk.At("09:50"), Desk.Whole));
        Assert.Equal("First 09:00-11:00 ontrack, Resolution 09:00-17:00 ontrack", query.Told("09:50"));
        Assert.Equal("First 09:20-11:20 ontrack, Resolution 09:20-17:20 ontrack", target.Told("09:50"));
        Assert.IsType<Refusal.NotMerged>(query.Unmerge(target, Desk.Ada, Desk.At("09:50"), Desk.Whole));
    }

    [Fact]
    public void A_mail_about_something_else_becomes_a_query_of_its_own()
    {
        var query = Desk.OpenWhole().Replied("09:30").Wrote("10:00").Wrote("10:10");

        Assert.IsType<Refusal.CannotSplit>(query.Split(["opening 1"], Guid.NewGuid(), 9, Desk.Ada, Desk.At("10:20"), Desk.Whole, out _));
        Assert.IsType<Refusal.CannotSplit>(query.Split(["no such"], Guid.NewGuid(), 9, Desk.Ada, Desk.At("10:20"), Desk.Whole, out _));
        Assert.Null(query.Split(["10:00"], Guid.NewGuid(), 9, Desk.Ada, Desk.At("10:20"), Desk.Whole, out var split));

        Assert.Equal("First 10:00-12:00 ontrack, Resolution 10:00-18:00 ontrack", split?.Told("10:20"));
        Assert.Equal(query.Id, split!.LinkedTo);
        Assert.Equal(Desk.At("12:10"), query.Promises.Last(promise => promise.Kind == PromiseKind.NextResponse).DueAt);
    }

    [Fact]
    public void They_park_tickets_in_pending_to_look_clean_31()
    {
        // The customer wrote at 11:00; noticed only at 13:00, it ends the pause at 11:00 all the same.
        var query = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.Customer, "10:00", "20:00").Wrote("11:00");

        Assert.Null(query.Pausing);
        Assert.Equal(Desk.At("11:00"), query.PausesTaken[0].EndedAt);
        Assert.Equal(Desk.At("18:00"), query.The(PromiseKind.Resolution).DueAt);
    }

    [Fact]
    public void A_mail_that_had_come_before_makes_the_pause_void()
    {
        var query = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.Customer, "10:00", "20:00").Wrote("09:50");

        Assert.Equal((null, Desk.At("10:00")), (query.Pausing, query.PausesTaken[0].EndedAt));
        Assert.Equal(Desk.At("17:00"), query.The(PromiseKind.Resolution).DueAt);
    }
}
