using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

/// <summary>Which of the things owed counts now, what stands, and when nothing is left to do.</summary>
public sealed class StageTests
{
    [Fact]
    public void Of_what_is_promised_the_next_due_counts_and_the_worst_off_is_shown()
    {
        var query = Desk.OpenWhole().Replied("14:00");

        Assert.Equal(PromiseKind.Resolution, query.Current!.Kind); // 17:00 comes before 18:00
        Assert.Equal(PromiseKind.Resolution, query.CurrentAt(Desk.At("14:30"))!.Kind);
        Assert.Equal(PromiseKind.Resolution, query.CurrentAt(Desk.At("15:30"))!.Kind); // amber, the news are green
        Assert.Equal(PromiseKind.Update, Desk.OpenWhole().Replied("09:30").CurrentAt(Desk.At("10:00"))!.Kind);
    }

    [Fact]
    public void A_promise_due_later_is_shown_where_it_is_the_worse_off()
    {
        var policy = Desk.Agreement(Desk.Target(PromiseKind.Resolution, 8, 7), Desk.Target(PromiseKind.Update, 4, 1));
        var query = Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "opening", Desk.At("09:00"), policy);
        query.Answer(Desk.Ada, Desk.At("09:30"), AnswerChannel.Outlook, "answer", policy);

        // At half past ten the resolution of 17:00 is amber, and the news of 13:30 are green.
        Assert.Equal((PromiseKind.Update, PromiseKind.Resolution), (query.Current!.Kind, query.CurrentAt(Desk.At("10:30"))!.Kind));
    }

    [Fact]
    public void Nothing_is_left_to_do_when_nothing_is_owed_on_its_way_or_wrong()
    {
        var query = Desk.Open();
        Assert.False(query.IsSettled);
        Assert.True(query.AnswersFromOutlook("09:30").IsSettled);

        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:40"));
        Assert.False(query.IsSettled);
        query.FailAnswer("key", "Refused", Desk.At("09:41"));
        Assert.False(query.IsSettled);
        Assert.True(query.AnswersFromOutlook("09:41").IsSettled); // as late as the failure

        Assert.False(Desk.OpenWhole().Replied("09:30").IsSettled);
        Assert.False(Query.Open(Guid.NewGuid(), 1, "support@contoso.com", "opening", Desk.At("09:00"), Desk.Nothing).IsSettled);
    }

    [Fact]
    public void Nothing_can_be_paused_but_a_resolution_or_news()
    {
        Assert.IsType<Refusal.NothingToPause>(Desk.Open().Pause(Desk.Ada, PauseReason.ThirdParty, "The courier", Desk.At("12:00"), Desk.At("09:30")));
        Assert.IsType<Refusal.AlreadyClosed>(Desk.OpenWhole().Closes("09:20").Pause(Desk.Ada, PauseReason.ThirdParty, "The courier", Desk.At("12:00"), Desk.At("09:30")));
        Assert.IsType<Refusal.NotPaused>(Desk.OpenWhole().Resume(Desk.Ada, Desk.At("09:30"), Desk.Whole));
    }

    [Fact]
    public void Whoever_ends_a_pause_is_named_and_nobody_where_the_customer_did()
    {
        var query = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.ThirdParty, "10:00", "12:00").Resumed("11:00").PausedFor(PauseReason.Customer, "11:30", "20:00").Wrote("11:40");

        Assert.Equal([(Desk.At("11:00"), Desk.Ada), (Desk.At("11:40"), null)], query.PausesTaken.Select(pause => (pause.EndedAt!.Value, pause.EndedBy)));
    }

    [Fact]
    public void We_wait_for_the_customer_from_the_instant_of_our_answer_on() =>
        Assert.NotNull(Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.Customer, "09:30", "20:00").Pausing);

    [Fact]
    public void A_mail_that_was_closed_unanswered_makes_no_later_pause_void() =>
        Assert.NotNull(Desk.OpenWhole().Closes("09:30").Wrote("10:00").Replied("10:30").PausedFor(PauseReason.Customer, "11:00", "20:00").Pausing);

    [Fact]
    public void What_ended_when_the_pause_began_is_not_moved_by_it()
    {
        var query = Desk.OpenWhole().Replied("09:30").Replied("10:00").PausedFor(PauseReason.ThirdParty, "10:00", "20:00").Resumed("11:00");

        Assert.Equal("First 09:00-11:00 met, Resolution 09:00-18:00 ontrack, Update 09:30-13:30 met, Update 10:00-15:00 ontrack", query.Told("11:00"));
    }

    [Fact]
    public void What_is_on_record_stands_where_its_kind_can_and_it_is_not_over()
    {
        var query = Desk.OpenWhole().PausedFor(PauseReason.ThirdParty, "09:10", "20:00").Replied("09:30").Replied("09:40");

        Assert.Equal([null, Desk.At("09:10"), null, Desk.At("09:10")], query.OnRecord.Select(stage => stage.StandsSince));

        query.Resumed("10:10");
        Assert.Equal([0, 1, 1, 1], query.OnRecord.Select(stage => stage.Stood.United.Length));
        Assert.All(query.OnRecord, stage => Assert.Null(stage.StandsSince));
    }

    [Fact]
    public void Two_calls_are_two_pieces_of_news()
    {
        var query = Desk.OpenWhole();
        query.LogCall(Desk.Ada, "It comes tomorrow", Desk.At("09:30"), Desk.Whole);
        query.LogCall(Desk.Ada, "It came", Desk.At("10:00"), Desk.Whole);

        Assert.Equal("First 09:00-11:00 met, Resolution 09:00-17:00 ontrack, Update 09:30-13:30 met, Update 10:00-14:00 ontrack", query.Told("10:00"));
        Assert.IsType<Refusal.AlreadyClosed>(query.Closes("10:10").LogCall(Desk.Ada, "Once more", Desk.At("10:20"), Desk.Whole));
    }

    [Fact]
    public void The_last_word_is_the_latest_and_not_the_one_noticed_last() =>
        Assert.Equal(Desk.At("09:30"), Desk.Open().AnswersFromOutlook("09:30").Writes("09:10").LastWordAt);

    [Fact]
    public void Of_two_answers_at_one_instant_the_one_noticed_last_is_the_last()
    {
        var query = Desk.Open().AnswersFromOutlook("09:30");
        query.Answer(Desk.Bo, Desk.At("09:30"), AnswerChannel.Outlook, "another", Desk.TwoHours);

        Assert.Equal("another", query.LastAnswer!.AnswerId);
    }

    [Fact]
    public void A_mail_of_the_instant_of_our_answer_that_is_noticed_after_the_closing_reopens()
    {
        var query = Desk.Open().AnswersFromOutlook("09:20").Closes("09:30").Writes("09:20");

        Assert.Null(query.Closing);
        Assert.Equal("First 09:00-11:00 met, Next 09:20-11:20 ontrack", query.Told("10:00"));
    }
}
