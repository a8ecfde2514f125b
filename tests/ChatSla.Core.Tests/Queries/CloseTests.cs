using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

/// <summary>"No answer needed", and taking it back.</summary>
public sealed class CloseTests
{
    private readonly Query query = Desk.Open();

    [Fact]
    public void Closing_withdraws_what_was_promised()
    {
        query.Closes("09:30");

        Assert.Equal("First 09:00-11:00 withdrawn", query.Told("12:00"));
        Assert.Equal((null, TrafficLight.Off, false), (query.NextTurnAt, query.LightAt(Desk.At("12:00")), query.AwaitsUs));
    }

    [Fact]
    public void Closing_after_the_deadline_stays_missed()
    {
        Assert.Equal("First 09:00-11:00 breached", query.Closes("11:00").Told("12:00"));
    }

    [Fact]
    public void Closing_needs_a_reason_and_is_done_once()
    {
        Assert.IsType<Refusal.ReasonMissing>(query.Close(Desk.Ada, " ", Desk.At("09:10"), Desk.TwoHours));
        Assert.Null(query.Closing);

        Assert.Null(query.Close(Desk.Ada, " Thanked us ", Desk.At("09:20"), Desk.TwoHours));
        Assert.Equal("Thanked us", query.Closing?.Reason);
        Assert.Equal(new Refusal.AlreadyClosed(Desk.Ada, Desk.At("09:20")), query.Close(Desk.Bo, "Me too", Desk.At("09:30"), Desk.TwoHours));
    }

    [Fact]
    public void Nothing_is_closed_while_an_answer_is_on_its_way()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));

        Assert.Equal(new Refusal.AnswerOnItsWay(Desk.Ada, Desk.At("09:30")), query.Close(Desk.Bo, "Thanked us", Desk.At("09:31"), Desk.TwoHours));
    }

    [Fact]
    public void What_is_open_cannot_be_reopened() => Assert.IsType<Refusal.NotClosed>(query.Reopen(Desk.Ada, Desk.At("09:30"), Desk.TwoHours));

    [Fact]
    public void Reopening_by_hand_goes_on_from_the_same_start()
    {
        Assert.Null(query.Closes("09:30").Reopen(Desk.Ada, Desk.At("10:30"), Desk.TwoHours));

        Assert.Equal("First 09:00-11:00 atrisk", query.Told("10:30"));
        Assert.Equal(["10:00", "11:00"], query.Turns("12:00").History.Skip(3).Select(turn => Desk.Show(turn.At)));
    }

    [Fact]
    public void Reopening_what_was_answered_owes_nothing()
    {
        query.AnswersFromOutlook("09:20").Closes("09:30").Reopen(Desk.Ada, Desk.At("10:30"), Desk.TwoHours);

        Assert.Equal("First 09:00-11:00 met", query.Told("12:00"));
        Assert.False(query.AwaitsUs);
    }

    [Fact]
    public void The_customers_mail_reopens_with_a_next_response_clock()
    {
        query.Closes("09:30").Writes("10:00");

        Assert.Null(query.Closing);
        Assert.Equal("First 09:00-11:00 withdrawn, Next 10:00-12:00 ontrack", query.Told("10:30"));
        Assert.Equal(new QueryEvent.Reopened(Desk.At("10:00"), null), query.History[^2]);
    }

    [Fact]
    public void A_mail_that_came_before_the_closing_and_was_noticed_after_it_reopens_too()
    {
        query.AnswersFromOutlook("09:10").Closes("09:30").Writes("09:20");

        Assert.Null(query.Closing);
        Assert.Equal("First 09:00-11:00 met, Next 09:20-11:20 ontrack", query.Told("10:00"));
    }

    [Fact]
    public void A_closing_covers_the_mails_that_were_noticed_before_it()
    {
        query.Writes("09:20").Closes("09:30").Writes("09:25");

        Assert.Equal("First 09:00-11:00 withdrawn, Next 09:25-11:25 ontrack", query.Told("10:00"));
        Assert.Equal(Desk.At("09:30"), query.Promises[0].WithdrawnAt);
    }

    [Fact]
    public void A_closing_covers_what_was_noticed_though_the_clock_was_put_back()
    {
        query.Writes("09:20").Closes("09:15");
        Assert.Equal("First 09:00-11:00 withdrawn", query.Told("10:00"));

        query.AnswersFromOutlook("09:17");
        Assert.Equal("First 09:00-11:00 met, Next 09:20-11:20 withdrawn", query.Told("10:00"));
    }

    [Fact]
    public void A_mail_noticed_late_that_was_answered_before_the_closing_reopens_nothing()
    {
        query.AnswersFromOutlook("09:20").Closes("09:30").Writes("09:10");

        Assert.NotNull(query.Closing);
        Assert.False(query.AwaitsUs);
    }

    [Fact]
    public void An_answer_that_left_before_the_closing_counts_though_it_is_noticed_after()
    {
        query.Closes("09:30").AnswersFromOutlook("09:25");

        Assert.Equal("First 09:00-11:00 met", query.Told("12:00"));
        query.Reopen(Desk.Ada, Desk.At("09:40"), Desk.TwoHours);
        Assert.False(query.AwaitsUs);
    }

    [Fact]
    public void An_answer_that_left_after_the_closing_meets_and_misses_nothing()
    {
        query.Closes("09:30").AnswersFromOutlook("11:30");

        Assert.NotNull(query.Closing);
        Assert.Equal("First 09:00-11:00 withdrawn", query.Told("12:00"));
    }

    [Fact]
    public void A_mail_overtaken_by_an_answer_and_then_closed_is_owed_again_when_the_closing_is_taken_back()
    {
        query.Writes("09:20").Closes("09:30").AnswersFromOutlook("09:10");
        Assert.Equal("First 09:00-11:00 met, Next 09:20-11:20 withdrawn", query.Told("12:00"));

        query.Reopen(Desk.Ada, Desk.At("09:40"), Desk.TwoHours);
        Assert.Equal("First 09:00-11:00 met, Next 09:20-11:20 ontrack", query.Told("09:40"));
    }

    [Fact]
    public void Each_closing_is_taken_back_by_itself()
    {
        query.Closes("09:10").Writes("09:20").Closes("09:30").Reopen(Desk.Ada, Desk.At("09:40"), Desk.TwoHours);

        Assert.Equal("First 09:00-11:00 withdrawn, Next 09:20-11:20 ontrack", query.Told("09:40"));
    }

    /// <summary>We answered after the closing, so taken back it leaves the customer waiting for a resolution, and for news.</summary>
    [Fact]
    public void A_closing_taken_back_promises_what_is_owed_then()
    {
        var closed = Desk.OpenWhole();
        Assert.Null(closed.Close(Desk.Ada, "Not for us", Desk.At("09:30"), Desk.Whole));
        closed.Replied("09:40");

        Assert.Null(closed.Reopen(Desk.Ada, Desk.At("10:00"), Desk.Whole));
        Assert.Equal("First 09:00-11:00 met, Resolution 09:00-17:00 ontrack, Update 09:40-13:40 ontrack", closed.Told("10:00"));
    }
}
