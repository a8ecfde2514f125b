using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>What users of other products complained about: what counts, when the clock starts and stops. The numbers are those of the list they stand in.</summary>
public sealed class ClockComplaints
{
    [Fact]
    public void I_have_not_answered_once_and_it_reminds_me_of_an_update_01()
    {
        var query = Desk.OpenWhole();

        Assert.Equal(PromiseKind.FirstResponse, Assert.Single(query.Running).Kind);
        Assert.Equal(Desk.At("11:00"), query.CurrentAt(Desk.At("10:30"))!.DueAt);

        query.Replied("10:00");
        Assert.Equal([PromiseKind.Update, PromiseKind.Resolution], query.Running.OrderBy(promise => promise.DueAt).Select(promise => promise.Kind));
        Assert.Equal(Desk.At("14:00"), query.The(PromiseKind.Update).DueAt);
        Assert.Equal(Desk.At("17:00"), query.The(PromiseKind.Resolution).DueAt);
    }

    [Fact]
    public void It_escalated_though_I_had_the_last_word_02()
    {
        var query = Desk.Open().AnswersFromOutlook("09:30").Writes("09:40").AnswersFromOutlook("09:50");

        Assert.Null(query.NextTurnAt);
        Assert.False(query.Turn(Desk.At("23:00"), Desk.TwoHours));
        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 met", query.Told("23:00"));
    }

    [Fact]
    public void The_due_time_depends_on_the_order_in_which_mails_came_in_03()
    {
        var straight = Desk.OpenWhole().Replied("09:30").Wrote("10:00").Replied("10:30");
        var late = Desk.OpenWhole().Replied("10:30").Wrote("10:00").Replied("09:30");

        Assert.Equal(straight.Told("12:00"), late.Told("12:00"));
        Assert.Equal(straight.NextTurnAt, late.NextTurnAt);
    }

    [Fact]
    public void I_answered_the_customer_is_silent_and_it_went_overdue_04() =>
        Assert.Equal(TrafficLight.Off, Desk.Open().AnswersFromOutlook("09:30").LightAt(Desk.At("23:00")));

    [Fact]
    public void They_set_it_to_resolved_and_that_counted_as_the_answer_05()
    {
        var query = Desk.OpenWhole();

        Assert.IsType<Refusal.CustomerWaits>(query.Resolve(Desk.Ada, Desk.At("09:30"), Desk.Whole));
        Assert.IsType<Refusal.CustomerWaits>(query.Pause(Desk.Ada, PauseReason.Customer, "Busy", Desk.At("12:00"), Desk.At("09:30")));
        query.Close(Desk.Ada, "Busy", Desk.At("09:30"), Desk.Whole);
        Assert.Equal("First 09:00-11:00 withdrawn, Resolution 09:00-17:00 withdrawn", query.Told("12:00"));
    }

    [Fact]
    public void I_told_them_on_the_telephone_and_it_does_not_count_05()
    {
        var query = Desk.OpenWhole();

        Assert.IsType<Refusal.ReasonMissing>(query.LogCall(Desk.Ada, " ", Desk.At("09:30"), Desk.Whole));
        Assert.Null(query.LogCall(Desk.Ada, "It comes tomorrow", Desk.At("09:30"), Desk.Whole));

        Assert.Equal(PromiseState.Met, query.The(PromiseKind.FirstResponse).StateAt(Desk.At("12:00")));
        Assert.Equal((AnswerChannel.Telephone, "It comes tomorrow"), (query.LastAnswer!.Via, query.LastAnswer.Note));
    }

    [Fact]
    public void A_robot_answered_and_the_clock_stopped_07()
    {
        var query = Desk.Open();
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));

        // Nothing but a human word to the customer is an event that answers; a mail still on its way is none.
        Assert.Equal(PromiseState.AtRisk, query.Current!.StateAt(Desk.At("10:00")));
        query.Answer(Desk.Ada, Desk.At("10:10"), AnswerChannel.Card, "key", Desk.TwoHours);
        Assert.Equal((AnswerChannel.Card, PromiseState.Met), (query.LastAnswer!.Via, query.Promises[0].StateAt(Desk.At("12:00"))));
    }

    [Fact]
    public void Somebody_had_claimed_it_so_nobody_was_told_that_it_was_late_08()
    {
        var query = Desk.Open();
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.True(query.Turn(Desk.At("11:00"), Desk.TwoHours));
        Assert.Equal(2, query.History.Count(happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed));
    }

    [Fact]
    public void The_customer_said_thank_you_and_the_clock_ran_again_09()
    {
        var query = Desk.Open().AnswersFromOutlook("09:30");
        query.CustomerWrote("thanks", Desk.At("09:40"), Desk.TwoHours, isThanks: true);

        Assert.Equal((false, "thanks", TrafficLight.Off), (query.AwaitsUs, query.ThanksMailId, query.LightAt(Desk.At("23:00"))));
        Assert.Equal("First 09:00-11:00 met", query.Told("12:00"));

        // One click takes it back: from the thank-you's own received time.
        Assert.Null(query.WantAnswer(Desk.Bo, Desk.At("10:00"), Desk.TwoHours));
        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 ontrack", query.Told("10:00"));
        Assert.IsType<Refusal.AnswerWantedAlready>(query.WantAnswer(Desk.Bo, Desk.At("10:00"), Desk.TwoHours));
    }

    [Fact]
    public void A_thank_you_opened_what_we_had_closed_09()
    {
        var query = Desk.Open().AnswersFromOutlook("09:30").Closes("09:35");
        query.CustomerWrote("thanks", Desk.At("09:40"), Desk.TwoHours, isThanks: true);
        Assert.NotNull(query.Closing);

        Assert.Null(query.WantAnswer(Desk.Bo, Desk.At("10:00"), Desk.TwoHours));
        Assert.Null(query.Closing);
        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 ontrack", query.Told("10:00"));
    }

    [Fact]
    public void They_thanked_us_for_nothing_we_had_said_and_nobody_answered_09()
    {
        var query = Desk.Open();
        query.CustomerWrote("thanks", Desk.At("09:40"), Desk.TwoHours, isThanks: true);

        Assert.Equal((true, null), (query.AwaitsUs, query.ThanksMailId));
        Assert.Equal("First 09:00-11:00 ontrack", query.Told("09:50"));
    }

    [Fact]
    public void It_was_late_and_once_I_answered_nobody_saw_that_any_more_10()
    {
        var query = Desk.Open().Turns("11:00").AnswersFromOutlook("11:05");

        Assert.Equal("First 09:00-11:00 breached", query.Told("23:00"));
        Assert.Contains(query.History, happened => happened is QueryEvent.TurnedRed);
    }

    [Fact]
    public void The_response_time_began_with_the_mail_I_clicked_reply_on_11()
    {
        var query = Desk.Open().Writes("09:40").Writes("10:20").AnswersFromOutlook("10:30");

        Assert.Equal("First 09:00-11:00 met", query.Told("12:00"));
        Assert.Equal(Desk.At("09:00"), query.Promises[0].StartAt);
    }

    [Fact]
    public void It_says_missed_and_not_which_of_the_targets_13()
    {
        var query = Desk.OpenWhole().Replied("10:30").Wrote("10:40");

        Assert.Equal(
            [(PromiseKind.FirstResponse, PromiseState.Met, true), (PromiseKind.Resolution, PromiseState.OnTrack, false), (PromiseKind.Update, PromiseState.Withdrawn, false), (PromiseKind.NextResponse, PromiseState.OnTrack, false)],
            query.Promises.Select(promise => (promise.Kind, promise.StateAt(Desk.At("11:00")), promise.IsAimMissedAt(Desk.At("11:00")))));
    }

    [Fact]
    public void The_second_line_got_it_late_and_only_one_clock_ran_15()
    {
        var query = Desk.Open();
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));
        query.Release(Desk.Ada, Desk.At("10:40"));
        query.ClaimFor(Desk.Bo, Desk.At("10:45"));
        query.AnswersFromOutlook("11:15", Desk.Bo);

        var held = Custody.Of(query, Desk.TwoHours.Calendar, Desk.At("11:15")).Where(custody => custody.By is not null);
        Assert.Equal([(Desk.Ada, Duration.FromMinutes(90)), (Desk.Bo, Duration.FromMinutes(30))], held.Select(custody => (custody.By!, custody.Working)));
    }

    [Fact]
    public void The_figures_were_only_right_after_I_reopened_it_12()
    {
        var query = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.Customer, "10:00", "15:00").Went("12:00").Wrote("12:30").Replied("13:00");
        var again = Query.Replay(query.Id, query.Number, query.History);

        Assert.Equal(query.Told("20:00"), again.Told("20:00"));
        Assert.Equal(query.NextTurnAt, again.NextTurnAt);
        Assert.Empty(again.Unsaved);
    }
}
