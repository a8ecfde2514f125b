using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

/// <summary>A promise made at 09:00: amber at 10:00, red at 11:00.</summary>
public sealed class PromiseTests
{
    private static readonly Promise Made = Desk.Promised(PromiseKind.FirstResponse, Desk.At("09:00"));

    [Theory]
    [InlineData("09:00", PromiseState.OnTrack)]
    [InlineData("09:59:59.9999999", PromiseState.OnTrack)]
    [InlineData("10:00", PromiseState.AtRisk)]
    [InlineData("10:59:59.9999999", PromiseState.AtRisk)]
    [InlineData("11:00", PromiseState.Breached)]
    [InlineData("23:00", PromiseState.Breached)]
    public void Unanswered_it_is_amber_at_its_aim_and_red_at_its_deadline(string now, PromiseState state) =>
        Assert.Equal(state, Made.StateAt(Desk.At(now)));

    [Theory]
    [InlineData("09:00", PromiseState.Met)]
    [InlineData("10:30", PromiseState.Met)]
    [InlineData("11:00", PromiseState.Met)] // an answer at the deadline itself is in time
    [InlineData("11:00:00.0000001", PromiseState.Breached)]
    public void Answered_it_is_met_up_to_its_deadline_and_missed_stays_missed(string answered, PromiseState state)
    {
        var promise = Made with { AnsweredAt = Desk.At(answered) };

        Assert.Equal(state, promise.StateAt(Desk.At(answered)));
        Assert.Equal(state, promise.StateAt(Desk.At("23:59")));
    }

    [Theory]
    [InlineData("10:59:59.9999999", PromiseState.Withdrawn)]
    [InlineData("11:00", PromiseState.Breached)]
    public void Withdrawn_it_counts_for_nothing_unless_it_was_missed_already(string closed, PromiseState state) =>
        Assert.Equal(state, (Made with { WithdrawnAt = Desk.At(closed) }).StateAt(Desk.At("23:00")));

    [Fact]
    public void The_aim_lies_before_the_deadline() =>
        Assert.Throws<ArgumentException>(() => new Promise(PromiseKind.FirstResponse, Made.StartAt, Made.DueAt, Made.DueAt, "P", 1, 1));

    [Fact]
    public void A_light_shows_what_is_owed()
    {
        var query = Desk.Open();

        Assert.Equal(TrafficLight.Green, query.LightAt(Desk.At("09:59:59")));
        Assert.Equal(TrafficLight.Amber, query.LightAt(Desk.At("10:00")));
        Assert.Equal(TrafficLight.Red, query.LightAt(Desk.At("11:00")));
        Assert.Equal(TrafficLight.Off, query.AnswersFromOutlook("12:00").LightAt(Desk.At("12:00")));
        Assert.Equal("First 09:00-11:00 breached", query.Told("12:00"));
    }

    [Fact]
    public void Without_a_promise_a_mail_still_awaits_us()
    {
        var query = Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "opening", Desk.At("09:00"), Desk.Nothing);

        Assert.True(query.AwaitsUs);
        Assert.Equal((null, null, TrafficLight.Off), (query.Current, query.NextTurnAt, query.LightAt(Desk.At("12:00"))));

        query.CustomerWrote("second", Desk.At("09:30"), Desk.Nothing);
        query.Answer(Desk.Ada, Desk.At("09:20"), AnswerChannel.Outlook, "answer", Desk.Nothing);
        Assert.True(query.AwaitsUs);
        Assert.Equal(["Opened", "CustomerWrote", "Answered"], query.History.Select(happened => happened.GetType().Name));

        query.Answer(Desk.Ada, Desk.At("09:40"), AnswerChannel.Outlook, "another", Desk.Nothing);
        Assert.False(query.AwaitsUs);
        Assert.Empty(query.Promises);
    }

    [Fact]
    public void A_customer_without_a_first_promise_gets_the_next_one()
    {
        var policy = Desk.Agreement(Desk.Target(PromiseKind.NextResponse, 2, 1));
        var query = Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "opening", Desk.At("09:00"), policy);
        query.Answer(Desk.Ada, Desk.At("09:10"), AnswerChannel.Outlook, "answer", policy);
        query.CustomerWrote("second", Desk.At("09:20"), policy);

        Assert.Equal("Next 09:20-11:20 ontrack", query.Told("09:30"));
        Assert.Equal(Desk.At("10:20"), query.NextTurnAt);
    }

    [Fact]
    public void A_turn_is_written_down_once_each_at_its_own_instant()
    {
        var query = Desk.Open();

        Assert.False(query.Turn(Desk.At("09:59:59"), Desk.TwoHours));
        Assert.True(query.Turn(Desk.At("10:00:03"), Desk.TwoHours));
        Assert.False(query.Turn(Desk.At("10:30"), Desk.TwoHours));
        Assert.Equal(Desk.At("11:00"), query.NextTurnAt);
        Assert.True(query.Turn(Desk.At("11:00"), Desk.TwoHours));
        Assert.False(query.Turn(Desk.At("15:00"), Desk.TwoHours));
        Assert.Null(query.NextTurnAt);
        Assert.Equal(
            [new QueryEvent.TurnedAmber(Desk.At("10:00"), PromiseKind.FirstResponse), new QueryEvent.TurnedRed(Desk.At("11:00"), PromiseKind.FirstResponse)],
            query.History.Skip(1));
    }

    [Fact]
    public void A_program_that_was_down_writes_down_both_turns_late_but_at_their_instants()
    {
        var query = Desk.Open().Turns("15:00");

        Assert.Equal(["09:00", "10:00", "11:00"], query.History.Select(happened => Desk.Show(happened.At)));
        Assert.IsType<QueryEvent.TurnedRed>(query.History[^1]);
    }

    [Fact]
    public void Every_promise_has_turns_of_its_own()
    {
        var query = Desk.Open().Turns("11:30").AnswersFromOutlook("11:40").Writes("11:50").Turns("15:00");

        Assert.Equal(["10:00", "11:00", "12:50", "13:50"], query.History.Where(happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed).Select(turn => Desk.Show(turn.At)));
    }

    [Fact]
    public void A_turn_of_a_promise_that_was_settled_late_is_not_taken_for_the_next_ones()
    {
        var query = Desk.Open().AnswersFromOutlook("09:10").Writes("09:20").Writes("09:40").Turns("11:30").AnswersFromOutlook("09:30").Turns("11:50");

        Assert.Equal(["10:20", "11:20", "10:40", "11:40"], query.History.Where(happened => happened is QueryEvent.TurnedAmber or QueryEvent.TurnedRed).Select(turn => Desk.Show(turn.At)));
    }

    [Fact]
    public void What_is_answered_never_turns()
    {
        var query = Desk.Open().AnswersFromOutlook("09:30");

        Assert.Null(query.NextTurnAt);
        Assert.False(query.Turn(Desk.At("15:00"), Desk.TwoHours));
    }
}
