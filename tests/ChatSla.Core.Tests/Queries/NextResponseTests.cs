using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

/// <summary>Whose turn it is, and since when; whatever order it is noticed in.</summary>
public sealed class NextResponseTests
{
    private readonly Query query = Desk.Open();

    [Fact]
    public void A_second_mail_before_the_first_answer_starts_no_clock_of_its_own()
    {
        query.Writes("09:30");

        Assert.Equal("First 09:00-11:00 ontrack", query.Told("09:40"));
        Assert.Equal(new QueryEvent.CustomerWrote(Desk.At("09:30"), "09:30", null), query.History[^1]);
    }

    [Fact]
    public void The_customer_has_the_last_word_so_the_next_response_runs_from_there()
    {
        query.AnswersFromOutlook("09:30").Writes("09:40");

        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 ontrack", query.Told("10:00"));
    }

    [Fact]
    public void Repeated_mails_do_not_restart_the_next_response()
    {
        query.AnswersFromOutlook("09:30").Writes("09:40").Writes("09:50").Writes("10:20");

        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 atrisk", query.Told("10:40"));
    }

    [Fact]
    public void An_agent_who_answered_last_is_never_escalated()
    {
        query.AnswersFromOutlook("09:30").Writes("09:40").AnswersFromOutlook("09:45");

        Assert.Null(query.NextTurnAt);
        Assert.Equal(TrafficLight.Off, query.LightAt(Desk.At("23:00")));
    }

    [Fact]
    public void A_second_answer_to_the_same_mail_changes_nothing_of_what_was_promised()
    {
        query.AnswersFromOutlook("09:30").AnswersFromOutlook("15:00");

        Assert.Equal("First 09:00-11:00 met", query.Told("16:00"));
        Assert.Equal(Desk.At("09:30"), query.Promises[0].AnsweredAt);
    }

    [Fact]
    public void An_answer_noticed_late_leaves_the_later_mail_owed_from_its_own_received_time()
    {
        query.Writes("09:40").Writes("09:50").AnswersFromOutlook("09:30");

        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 ontrack", query.Told("10:00"));
        Assert.Equal(new QueryEvent.StillOwed(Desk.At("09:40"), "09:40", Desk.Promised(PromiseKind.NextResponse, Desk.At("09:40"))), query.History[^1]);
    }

    [Fact]
    public void A_mail_noticed_late_that_an_answer_followed_is_answered()
    {
        query.AnswersFromOutlook("09:30").Writes("09:20");

        Assert.False(query.AwaitsUs);
        Assert.Equal("First 09:00-11:00 met", query.Told("10:00"));
    }

    [Fact]
    public void A_mail_noticed_late_moves_the_clock_back_to_its_own_received_time()
    {
        query.AnswersFromOutlook("09:30").Writes("10:00").Writes("09:40");

        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 ontrack", query.Told("10:00"));
        Assert.Equal(Desk.At("10:40"), query.NextTurnAt);
    }

    [Fact]
    public void The_first_answer_counts_even_when_a_later_one_is_noticed_first()
    {
        query.Writes("09:40").AnswersFromOutlook("11:30").AnswersFromOutlook("09:30");

        Assert.Equal("First 09:00-11:00 met, Next 09:40-11:40 met", query.Told("12:00"));
    }

    [Fact]
    public void An_answer_that_left_before_the_mail_came_answers_nothing()
    {
        query.AnswersFromOutlook("08:50");

        Assert.True(query.AwaitsUs);
        Assert.Equal("First 09:00-11:00 ontrack", query.Told("09:30"));
    }

    [Fact]
    public void In_the_same_second_whoever_is_noticed_last_has_the_last_word()
    {
        Assert.False(query.Writes("09:30").AnswersFromOutlook("09:30").AwaitsUs);
        Assert.True(query.AnswersFromOutlook("09:40").Writes("09:40").AwaitsUs);
    }

    [Fact]
    public void An_earlier_mail_of_the_same_story_takes_the_first_promise_with_it()
    {
        query.Writes("08:30");

        Assert.Equal("First 08:30-10:30 ontrack", query.Told("09:00"));
        Assert.Equal(Desk.At("09:00"), query.OpenedAt);
    }
}
