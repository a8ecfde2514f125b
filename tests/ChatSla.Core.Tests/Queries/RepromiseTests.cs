using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

/// <summary>A person promises another time. The resolution is promised by 17:00, the news by 13:30.</summary>
public sealed class RepromiseTests
{
    private readonly Query query = Desk.OpenWhole().Replied("09:30");

    [Fact]
    public void What_is_due_next_gets_the_new_time_and_the_aim_that_goes_with_it()
    {
        Assert.Null(Promise(null, "15:00", " The part is late "));

        var update = query.The(PromiseKind.Update);
        Assert.Equal((Desk.At("14:00"), Desk.At("15:00"), true), (update.WarnAt, update.DueAt, update.IsByHand));
        Assert.Equal("The part is late", Assert.IsType<QueryEvent.PromiseMoved>(query.History[^1]).Reason);
    }

    [Fact]
    public void The_kind_that_is_asked_for_gets_it_and_the_first_promise_stays_in_the_figures()
    {
        Assert.Null(Promise(PromiseKind.Resolution, "20:00"));

        Assert.Equal("First 09:00-11:00 met, Resolution 09:00-17:00 ontrack, Resolution 09:00-20:00 ontrack, Update 09:30-13:30 ontrack", query.Told("10:00"));
    }

    [Fact]
    public void Nothing_is_promised_anew_that_is_not_promised()
    {
        Assert.IsType<Refusal.NothingPromised>(Promise(PromiseKind.FirstResponse, "15:00"));
        Assert.IsType<Refusal.AlreadyClosed>(Promise(query.Closes("10:00"), null, "15:00"));
        Assert.IsType<Refusal.NothingPromised>(Promise(Desk.Open().AnswersFromOutlook("09:30"), null, "15:00"));
    }

    [Fact]
    public void It_needs_a_reason_and_a_time_to_come()
    {
        Assert.IsType<Refusal.ReasonMissing>(Promise(null, "15:00", " "));
        Assert.Equal(new Refusal.NotInFuture(Desk.At("10:00")), Promise(null, "10:00"));
        Assert.Equal(2, query.Running.Count);
        Assert.DoesNotContain(query.Promises, promise => promise.IsByHand);
    }

    [Fact]
    public void A_later_stage_of_the_same_kind_is_the_one_that_moves()
    {
        query.Wrote("09:40").Replied("09:50");

        Assert.Null(Promise(PromiseKind.Update, "16:00"));
        Assert.Equal(["09:30-13:30 withdrawn", "09:50-13:50 ontrack", "09:50-16:00 ontrack"], Told("10:00", "Update"));
    }

    [Fact]
    public void A_time_promised_twice_leaves_both_earlier_ones_in_the_figures()
    {
        Promise(PromiseKind.Resolution, "20:00");
        Promise(PromiseKind.Resolution, "22:00");

        Assert.Equal(["09:00-17:00 ontrack", "09:00-20:00 ontrack", "09:00-22:00 ontrack"], Told("10:00", "Resolution"));
    }

    [Fact]
    public void It_turns_at_its_own_instants()
    {
        Promise(PromiseKind.Resolution, "20:00");

        Assert.Equal(["18:00", "20:00"], query.Went("23:00").History.Where(IsOfResolution).Select(turn => Desk.Show(turn.At)));
    }

    [Fact]
    public void What_the_agreement_makes_of_it_later_is_told_of_what_no_person_set()
    {
        Promise(PromiseKind.Resolution, "20:00");

        Assert.Equal(PromiseKind.Update, Assert.Single(query.Recalculated(Desk.At("10:00"), Desk.Whole)).Kind);
    }

    [Fact]
    public void Nothing_moves_where_the_agreement_makes_the_same_of_it()
    {
        Assert.All(query.Recalculated(Desk.At("10:00"), Desk.Whole), one => Assert.Equal((false, false), (one.Moves, one.IsHeld)));
        Assert.False(query.Recalculate(Desk.Ada, "Why not", Desk.At("10:00"), Desk.Whole));
    }

    [Fact]
    public void Nothing_is_recalculated_in_a_pause_and_nothing_of_what_was_merged()
    {
        query.PausedFor(PauseReason.ThirdParty, "10:00", "12:00");
        Assert.Empty(query.Recalculated(Desk.At("11:00"), Desk.Whole));

        var merged = Desk.OpenWhole();
        merged.MergeInto(Desk.OpenWhole("09:10", 2), Desk.Ada, Desk.At("09:20"), Desk.Whole);
        Assert.Empty(merged.Recalculated(Desk.At("09:30"), Desk.Whole));
        Assert.False(merged.WithdrawPromises(_ => true, "Switched off", Desk.At("09:30")));
    }

    [Fact]
    public void What_was_missed_is_not_recalculated()
    {
        query.Went("14:00");

        Assert.Equal(PromiseKind.Resolution, Assert.Single(query.Recalculated(Desk.At("14:00"), Desk.Whole)).Kind);
    }

    [Fact]
    public void An_agreement_that_promises_it_no_longer_takes_it_away()
    {
        var moved = query.Recalculation(Desk.Bo, "No more news", Desk.At("10:00"), Desk.TwoHours);

        Assert.All(moved, one => Assert.Equal((null, MoveCause.Recalculated, Desk.Bo, "No more news"), (one.Promise, one.Cause, one.By, one.Reason)));
        Assert.Equal(2, moved.Count);
        Assert.Equal(2, query.Running.Count);
        Assert.True(query.Recalculate(Desk.Bo, "No more news", Desk.At("10:00"), Desk.TwoHours));
        Assert.Equal(("First 09:00-11:00 met", false), (query.Told("10:00"), query.AwaitsUs));
    }

    /// <summary>After the customer may have been told a later deadline, a pause that turns out shorter does not take it back.</summary>
    [Fact]
    public void What_was_recalculated_once_is_never_moved_earlier()
    {
        query.PausedFor(PauseReason.ThirdParty, "10:00", "14:00").Resumed("12:00");
        Assert.Equal(Desk.At("19:00"), query.The(PromiseKind.Resolution).DueAt);

        var longer = Desk.Agreement(Desk.Target(PromiseKind.Resolution, 10, 2), Desk.Target(PromiseKind.Update, 4, 1));
        Assert.True(query.Recalculate(Desk.Ada, "More time", Desk.At("12:30"), longer));
        query.CustomerWrote("late", Desk.At("11:00"), Desk.Whole);

        Assert.Equal(Desk.At("21:00"), query.The(PromiseKind.Resolution).DueAt);
    }

    private static bool IsOfResolution(QueryEvent happened) => happened is QueryEvent.TurnedAmber { Kind: PromiseKind.Resolution } or QueryEvent.TurnedRed { Kind: PromiseKind.Resolution };

    private string[] Told(string now, string kind) => [.. query.Told(now).Split(", ").Where(told => told.StartsWith(kind, StringComparison.Ordinal)).Select(told => told[(kind.Length + 1)..])];

    private Refusal? Promise(PromiseKind? kind, string dueAt, string reason = "The part is late") => Promise(query, kind, dueAt, reason);

    private static Refusal? Promise(Query query, PromiseKind? kind, string dueAt, string reason = "The part is late") =>
        query.Repromise(Desk.Ada, kind, Desk.At(dueAt), reason, Desk.At("10:00"), Desk.Whole);
}
