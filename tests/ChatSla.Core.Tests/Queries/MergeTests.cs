using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

/// <summary>Two queries become one, and one two: what goes with them and what stays.</summary>
public sealed class MergeTests
{
    private readonly Query query = Desk.OpenWhole("09:00", 1);
    private readonly Query target = Desk.OpenWhole("09:20", 2);

    [Fact]
    public void A_query_is_not_merged_into_itself() => Assert.Equal(new Refusal.SameQuery(), Merge(query, query));

    [Fact]
    public void A_query_stays_in_its_mailbox()
    {
        var elsewhere = Query.Open(Guid.NewGuid(), 3, "billing@contoso.com", "bill", Desk.At("09:10"), Desk.Whole);

        Assert.Equal(new Refusal.OtherMailbox(3), Merge(query, elsewhere));
        Assert.Null(query.Merging);
    }

    [Fact]
    public void What_is_closed_is_merged_neither_way()
    {
        target.Closes("09:25");

        Assert.Equal(new Refusal.AlreadyClosed(Desk.Ada, Desk.At("09:25")), Merge(query, target));
        Assert.Equal(new Refusal.AlreadyClosed(Desk.Ada, Desk.At("09:25")), Merge(target, query));
    }

    [Fact]
    public void Nothing_is_merged_while_an_answer_is_on_its_way()
    {
        target.WriteAnswer(Desk.Bo, "key", Desk.At("09:25"));

        Assert.Equal(new Refusal.AnswerOnItsWay(Desk.Bo, Desk.At("09:25")), Merge(query, target));
        Assert.Equal(new Refusal.AnswerOnItsWay(Desk.Bo, Desk.At("09:25")), Merge(target, query));
    }

    [Fact]
    public void The_later_answer_of_the_two_is_the_last_one()
    {
        query.Replied("09:25").Wrote("09:26");
        target.Replied("09:28");
        Merge(query, target);
        Assert.Equal("answer 09:28", target.LastAnswer!.AnswerId);

        var (third, fourth) = (Desk.OpenWhole("09:00", 3).Replied("09:28"), Desk.OpenWhole("09:00", 4).Replied("09:25"));
        Merge(third, fourth);
        Assert.Equal("answer 09:28", fourth.LastAnswer!.AnswerId);
    }

    [Fact]
    public void A_thank_you_that_somebody_wants_answered_is_wanted_in_the_other_query_too()
    {
        target.Replied("09:21");
        query.Replied("09:22");
        query.CustomerWrote("thanks", Desk.At("09:24"), Desk.Whole, isThanks: true);
        Assert.Null(query.WantAnswer(Desk.Ada, Desk.At("09:25"), Desk.Whole));
        Merge(query, target);

        Assert.True(target.AwaitsUs);
        Assert.Null(target.ThanksMailId);
    }

    [Fact]
    public void A_thank_you_that_is_owed_nothing_is_owed_nothing_in_the_other_query_either()
    {
        target.Replied("09:21");
        query.Replied("09:22");
        query.CustomerWrote("thanks", Desk.At("09:24"), Desk.Whole, isThanks: true);
        Merge(query, target);

        Assert.Equal((false, "thanks"), (target.AwaitsUs, target.ThanksMailId));
    }

    [Fact]
    public void What_was_promised_on_a_mail_stays_promised_whatever_the_agreement_has_become()
    {
        query.MergeInto(target, Desk.Ada, Desk.At("09:30"), Desk.Nothing);

        Assert.Equal("First 09:00-11:00 ontrack, Resolution 09:00-17:00 ontrack", target.Told("09:40"));
    }

    [Fact]
    public void A_mail_on_which_nothing_was_promised_gets_its_promise_from_its_own_received_time()
    {
        var unpromised = Query.Open(Guid.NewGuid(), 3, "support@contoso.com", "opening 3", Desk.At("09:00"), Desk.Nothing);
        Merge(unpromised, target);

        Assert.Equal("First 09:00-11:00 ontrack, Resolution 09:00-17:00 ontrack", target.Told("09:40"));
    }

    [Fact]
    public void A_mail_that_an_older_one_covered_is_owed_on_its_own_once_that_has_left()
    {
        var other = Desk.OpenWhole("09:25", 3);
        Merge(other, target.Replied("09:22"));
        target.Wrote("09:40");
        other.Unmerge(target, Desk.Ada, Desk.At("09:50"), Desk.Whole);

        Assert.Equal("First 09:20-11:20 met, Resolution 09:20-17:20 ontrack, Update 09:22-13:22 withdrawn, Next 09:40-11:40 ontrack", target.Told("09:50"));
    }

    [Fact]
    public void A_closing_stays_behind()
    {
        query.Closes("09:21").Reopen(Desk.Ada, Desk.At("09:22"), Desk.Whole);
        query.Closes("09:23").Wrote("09:24");
        Merge(query, target);

        Assert.Null(target.Closing);
        Assert.Equal("First 09:00-11:00 ontrack, Resolution 09:00-17:00 ontrack", target.Told("09:40"));
    }

    [Fact]
    public void Only_the_query_that_it_went_into_gives_it_back()
    {
        Merge(query, target);

        Assert.IsType<Refusal.NotMerged>(query.Unmerge(Desk.OpenWhole("09:30", 3), Desk.Ada, Desk.At("09:40"), Desk.Whole));
        target.Closes("09:50");
        Assert.IsType<Refusal.AlreadyClosed>(query.Unmerge(target, Desk.Ada, Desk.At("09:55"), Desk.Whole));
        Assert.NotNull(query.Merging);
    }

    [Fact]
    public void A_query_merged_for_the_second_time_takes_only_what_went_then()
    {
        Merge(query, target);
        query.Unmerge(target, Desk.Ada, Desk.At("09:35"), Desk.Whole);
        query.Wrote("09:40");
        Merge(query, target, "09:45");
        query.Unmerge(target, Desk.Ada, Desk.At("09:50"), Desk.Whole);

        Assert.Equal(("opening 2", "09:40"), (target.LastMailId, query.LastMailId));
        Assert.Equal("First 09:20-11:20 ontrack, Resolution 09:20-17:20 ontrack", target.Told("09:50"));
    }

    [Fact]
    public void A_merged_query_owes_nothing_and_is_left_alone()
    {
        query.Replied("09:10").Wrote("09:12");
        Merge(query, target);

        Assert.Equal((false, true, null, null), (query.AwaitsUs, query.IsSettled, query.Current, query.CurrentAt(Desk.At("20:00"))));
        Assert.Equal(new Refusal.AlreadyMerged(2), query.Close(Desk.Ada, "done", Desk.At("10:00"), Desk.Whole));
        Assert.Equal(new Refusal.AlreadyMerged(2), query.WantAnswer(Desk.Ada, Desk.At("10:00"), Desk.Whole));
        Assert.False(query.Turn(Desk.At("23:00"), Desk.Whole));
    }

    [Fact]
    public void Mails_about_something_else_take_their_thanks_with_them()
    {
        query.Replied("09:30").Wrote("10:00").Wrote("10:10").Wrote("10:20", isThanks: true);

        Assert.Null(query.Split(["10:20", "10:00"], Guid.NewGuid(), 9, Desk.Ada, Desk.At("10:30"), Desk.Whole, out var split));

        Assert.Equal(["10:00", "10:20"], split!.History.Select(happened => Desk.Show(happened.At)).Distinct());
        Assert.Equal((9, "10:10", "support@contoso.com"), (split.Number, query.LastMailId, split.Mailbox));
        Assert.Equal(["10:00", "10:20"], Assert.IsType<QueryEvent.SplitOff>(query.History.Last(happened => happened is QueryEvent.SplitOff)).WordIds);
    }

    [Theory]
    [InlineData]
    [InlineData("10:00", "opening 1")]
    [InlineData("10:00", "no such")]
    [InlineData("answer 09:30")]
    public void Nothing_but_later_mails_of_the_customer_can_go(params string[] ids)
    {
        query.Replied("09:30").Wrote("10:00");

        Assert.IsType<Refusal.CannotSplit>(query.Split(ids, Guid.NewGuid(), 9, Desk.Ada, Desk.At("10:30"), Desk.Whole, out var split));
        Assert.Null(split);
    }

    [Fact]
    public void Nothing_is_split_off_what_is_closed()
    {
        query.Wrote("09:10").Closes("09:30");

        Assert.IsType<Refusal.AlreadyClosed>(query.Split(["09:10"], Guid.NewGuid(), 9, Desk.Ada, Desk.At("10:30"), Desk.Whole, out _));
    }

    [Fact]
    public void Without_the_mail_that_went_less_is_owed()
    {
        query.Replied("09:30").Wrote("10:00");

        Assert.Null(query.Split(["10:00"], Guid.NewGuid(), 9, Desk.Ada, Desk.At("10:30"), Desk.Whole, out _));
        Assert.Equal("First 09:00-11:00 met, Resolution 09:00-17:00 ontrack, Update 09:30-13:30 ontrack", query.Told("10:30"));
    }

    private static Refusal? Merge(Query query, Query into, string at = "09:30") => query.MergeInto(into, Desk.Ada, Desk.At(at), Desk.Whole);
}
