using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

public sealed class AnswerTests
{
    private readonly Query query = Desk.Open();

    [Fact]
    public void An_answer_from_Outlook_meets_the_promise()
    {
        query.AnswersFromOutlook("09:30");

        Assert.Equal("First 09:00-11:00 met", query.Told("12:00"));
        Assert.False(query.AwaitsUs);
    }

    [Fact]
    public void An_answer_from_the_card_meets_the_promise_when_it_left_and_not_before()
    {
        Assert.Null(query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30")));
        Assert.Equal("First 09:00-11:00 ontrack", query.Told("09:40"));
        Assert.Equal(Desk.At("10:00"), query.NextTurnAt);

        query.Answer(Desk.Ada, Desk.At("09:31"), AnswerChannel.Card, "key", Desk.TwoHours);
        Assert.Equal("First 09:00-11:00 met", query.Told("12:00"));
        Assert.Equal(Desk.At("09:31"), query.Promises[0].AnsweredAt);
        Assert.Null(query.Sending);
    }

    [Fact]
    public void Whoever_answers_a_free_query_has_it()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));

        Assert.Equal(Desk.Ada, query.Owner);
    }

    [Fact]
    public void The_owner_answers_without_claiming_again()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Null(query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30")));
        Assert.Equal(Desk.At("09:10"), query.Claim?.At);
    }

    [Fact]
    public void Nobody_answers_what_somebody_else_has()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Equal(new Refusal.AlreadyClaimed(Desk.Ada, Desk.At("09:10")), query.WriteAnswer(Desk.Bo, "key", Desk.At("09:30")));
        Assert.Null(query.Sending);
    }

    [Fact]
    public void Two_people_cannot_answer_at_once()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));

        Assert.Equal(new Refusal.AnswerOnItsWay(Desk.Ada, Desk.At("09:30")), query.WriteAnswer(Desk.Bo, "other", Desk.At("09:31")));
        Assert.Equal(new Refusal.AnswerOnItsWay(Desk.Ada, Desk.At("09:30")), query.WriteAnswer(Desk.Ada, "other", Desk.At("09:31")));
        Assert.Equal("key", query.Sending?.SendKey);
    }

    [Fact]
    public void A_closed_query_is_not_answered_before_it_is_reopened()
    {
        query.Closes("09:30");

        Assert.Equal(new Refusal.AlreadyClosed(Desk.Ada, Desk.At("09:30")), query.WriteAnswer(Desk.Bo, "key", Desk.At("09:40")));
    }

    [Fact]
    public void An_answer_that_failed_leaves_the_clock_running_and_may_be_written_again()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));
        query.FailAnswer("key", "Exchange refused it.", Desk.At("09:32"));

        Assert.Equal((null, "Exchange refused it."), (query.Sending, query.Failure?.Because));
        Assert.Equal(TrafficLight.Amber, query.LightAt(Desk.At("10:00")));

        Assert.Null(query.WriteAnswer(Desk.Ada, "again", Desk.At("09:40")));
        Assert.Null(query.Failure);
    }

    [Fact]
    public void Only_the_answer_on_its_way_can_fail()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));
        query.FailAnswer("another", "Exchange refused it.", Desk.At("09:32"));

        Assert.Equal(("key", null), (query.Sending?.SendKey, query.Failure));
    }

    [Fact]
    public void An_answer_from_Outlook_does_not_hide_that_one_from_the_card_is_on_its_way()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));
        query.AnswersFromOutlook("09:31", Desk.Bo);

        Assert.Equal("key", query.Sending?.SendKey);
        query.FailAnswer("key", "Exchange refused it.", Desk.At("09:32"));
        Assert.Equal("Exchange refused it.", query.Failure?.Because);
    }

    [Fact]
    public void A_failure_is_settled_by_any_later_answer()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));
        query.FailAnswer("key", "Exchange refused it.", Desk.At("09:32"));

        Assert.NotNull(query.AnswersFromOutlook("09:31").Failure);
        Assert.Null(query.AnswersFromOutlook("09:33").Failure);
    }

    [Fact]
    public void A_failure_is_settled_when_the_answer_turns_up_after_all()
    {
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:30"));
        query.FailAnswer("key", "It has not appeared in Sent Items.", Desk.At("09:42"));
        query.Answer(Desk.Ada, Desk.At("09:31"), AnswerChannel.Card, "key", Desk.TwoHours);

        Assert.Null(query.Failure);
        Assert.False(query.AwaitsUs);
    }

    [Fact]
    public void The_same_answer_seen_twice_counts_once()
    {
        query.AnswersFromOutlook("09:30").Writes("09:40");
        var before = query.History.Count;
        query.AnswersFromOutlook("09:30");

        Assert.Equal(before, query.History.Count);
        Assert.True(query.AwaitsUs);
    }

    [Fact]
    public void The_same_mail_seen_twice_counts_once()
    {
        query.AnswersFromOutlook("09:30").Writes("09:20").Writes("09:20");
        query.CustomerWrote("opening", Desk.At("09:50"), Desk.TwoHours);

        Assert.Equal(3, query.History.Count);
        Assert.False(query.AwaitsUs);
    }

    [Fact]
    public void The_next_answer_goes_to_the_newest_mail()
    {
        Assert.Equal("opening", query.LastMailId);
        Assert.Equal("09:50", query.Writes("09:50").LastMailId);
        Assert.Equal("09:50", query.Writes("09:20").LastMailId);
        Assert.Equal("09:50", query.AnswersFromOutlook("09:10").LastMailId);
    }

    [Fact]
    public void A_query_remembers_who_answered_last()
    {
        query.AnswersFromOutlook("09:30", Desk.Bo).AnswersFromOutlook("09:20", Desk.Ada);

        Assert.Equal(Desk.Bo, query.LastAnswer?.By);
    }
}
