using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Tests.Why;

/// <summary>Why a query has its colour, as people read it.</summary>
public sealed class WhyTextTests
{
    private static readonly SlaPolicy Replies = Office.Replies;

    [Fact]
    public void A_query_received_after_the_cut_off_tells_its_whole_story()
    {
        var query = Office.Open("2026-03-03 15:04", Replies);
        query.ClaimFor(Office.Ada, Office.At("2026-03-04 10:12:30"));

        Assert.Equal(
            """
            Q-42 ▲ Amber · Answer by 12:00 today, 1 h 15 min of working time left

            Received Tue 3 Mar 15:04, after the cut-off 15:00: by 12:00 on the next working
            day, Wed 4 Mar 12:00.

            Time
              Tue 3 Mar 15:04                          mail received
              Tue 3 Mar 15:04–17:00        1 h 56 min  counted
              Tue 3 Mar 17:00 – Wed 09:00              night, not counted
              Wed 4 Mar 09:00–10:45        1 h 45 min  counted
            > Wed 4 Mar 10:45                          now, 3 h 41 min counted so far
              Wed 4 Mar 10:45–12:00        1 h 15 min  will count
              Wed 4 Mar 12:00                          promised by then
              ▲ Amber fell Wed 4 Mar 10:30; our own aim: 1 h 30 min of working time before
                the promise
              ◆ Red falls Wed 4 Mar 12:00, in 1 h 15 min of working time

            What counts
              A person's mail to the customer counts as an answer, from the card or from
              Outlook, and so does a logged call. A claim, a change of status or an
              automatic acknowledgement does not.

            Promises of this query
            > first answer  Wed 4 Mar 12:00  promise open       aim missed

            Who had it
              Nobody Tue 3 Mar 15:04 – Wed 10:12:30, 3 h 8 min 30 s of working time
              Ada since Wed 4 Mar 10:12:30, 32 min 30 s of working time

            Policy "gold" version 3, calendar "office" version 2; Mia answers for it. Times
            are those of Europe/Stockholm.

            """.ReplaceLineEndings(),
            query.Why("2026-03-04 10:45", Replies).Printed());
    }

    [Theory]
    [InlineData("2026-03-03 10:12", "Received Tue 3 Mar 10:12, before the cut-off 15:00: by closing the same day, Tue 3 Mar 17:00.")]
    [InlineData("2026-03-03 14:59:59", "Received Tue 3 Mar 14:59:59, before the cut-off 15:00: by closing the same day, Tue 3 Mar 17:00.")]
    [InlineData("2026-03-03 15:00", "Received Tue 3 Mar 15:00, at the cut-off 15:00, which is too late for that day: by 12:00 on the next working day, Wed 4 Mar 12:00.")]
    [InlineData("2026-03-07 11:00", "Received Sat 7 Mar 11:00, on no working day (weekend): by 12:00 on the next working day, Mon 9 Mar 12:00.")]
    [InlineData("2026-04-02 10:30", "Received Thu 2 Apr 10:30, with 1 h 30 min of working time left that day where the rule asks for 2 h: by 12:00 on the next working day, Tue 7 Apr 12:00.")]
    [InlineData("2026-04-03 10:00", "Received Fri 3 Apr 10:00, on no working day (Good Friday): by 12:00 on the next working day, Tue 7 Apr 12:00.")]
    public void The_same_day_rule_is_told_with_the_values_that_applied(string received, string sentence) =>
        Assert.Equal([sentence], Office.Open(received, Replies).Why(received, Replies).Rule);

    [Fact]
    public void Other_rules_are_told_as_they_are()
    {
        Assert.Equal(["Received Tue 3 Mar 15:00: 4 h of working time from then ends Wed 4 Mar 11:00."], Rule(Office.Hours(4)));
        Assert.Equal(["Received Tue 3 Mar 15:00: 72 h by the clock on the wall from then, nights and holidays included, ends Fri 6 Mar 15:00."], Rule(new Deadline.WithinHours(Duration.FromHours(72))));
        Assert.Equal(["Received Tue 3 Mar 15:00: by 12:00 on the 2nd working day after that date: Thu 5 Mar 12:00."], Rule(new Deadline.OnWorkingDay(2, new LocalTime(12, 0))));
        Assert.Equal(["Received Tue 3 Mar 15:00: by closing on that day, or on the next working day where none of it is left: Tue 3 Mar 17:00."], Rule(new Deadline.OnWorkingDay(0)));
    }

    [Fact]
    public void Of_two_rules_the_one_that_decides_is_told_and_the_other_beside_it() => Assert.Equal(
        [
            "Received Tue 3 Mar 15:00: 4 h of working time from then ends Wed 4 Mar 11:00.",
            "The agreement has another rule, the same day when received before 15:00, else by 12:00 on the next working day; it gives Wed 4 Mar 12:00, and the earlier one holds.",
        ],
        Rule(new Deadline.EarlierOf(Office.SameDay, Office.Hours(4))));

    [Fact]
    public void A_closed_run_names_its_holidays_once_and_now_may_lie_within_it() => Assert.Equal(
        [
            "Thu 2 Apr 10:30|mail received", "Thu 2 Apr 10:30–12:00|1 h 30 min counted", "Thu 2 Apr 12:00 – Sat 10:00|Good Friday, weekend, not counted",
            "Sat 4 Apr 10:00|now, 1 h 30 min counted so far", "Sat 4 Apr 10:00 – Tue 09:00|weekend, Easter Monday, not counted", "Tue 7 Apr 09:00–12:00|3 h will count", "Tue 7 Apr 12:00|promised by then",
        ],
        Rows(Office.Open("2026-04-02 10:30", Replies).Why("2026-04-04 10:00", Replies)));

    [Fact]
    public void A_night_in_which_the_clocks_change_says_so()
    {
        var query = Office.Open("2026-03-27 16:00", Replies);

        Assert.Contains("Fri 27 Mar 17:00 – Mon 09:00|weekend, not counted; the clocks go forward 1 h", Rows(query.Why("2026-03-30 10:00", Replies)));
        Assert.Contains(
            "Fri 23 Oct 17:00 – Mon 09:00|weekend, not counted; the clocks go back 1 h", Rows(Office.Open("2026-10-23 16:00", Replies).Why("2026-10-26 10:00", Replies)));
    }

    [Fact]
    public void What_counts_as_an_answer_is_shown_and_through_which_window_it_left()
    {
        foreach (var (via, window) in new[] { (AnswerChannel.Card, "from the card"), (AnswerChannel.Outlook, "from Outlook"), (AnswerChannel.Telephone, "on the telephone") })
        {
            var why = Office.Open("2026-03-03 10:12", Replies).Answered("2026-03-03 15:42", Replies, Office.Bo, via).Why("2026-03-05 10:00", Replies);

            Assert.Equal($"Bo answered {window} Tue 3 Mar 15:42, 1 h 18 min of working time before the promise", why.Sentence);
            Assert.Contains("A person's mail to the customer counts as an answer, from the card or from Outlook, and so does a logged call.", why.Counts);
            Assert.Contains("A claim, a change of status or an automatic acknowledgement does not.", why.Counts);
        }
    }

    [Fact]
    public void Missed_stays_missed_and_visible_after_the_late_reply()
    {
        var why = Office.Open("2026-03-03 15:04", Replies).Answered("2026-03-04 14:00", Replies).Why("2026-03-09 10:00", Replies);

        Assert.Equal(("Missed", "Ada answered from Outlook Wed 4 Mar 14:00, 2 h of working time after the promise"), (why.Look.Word, why.Sentence));
        Assert.Contains("Wed 4 Mar 12:00–14:00|2 h over the promise", Rows(why));
        Assert.Equal("fell Wed 4 Mar 12:00", why.Turns[1].Text);
    }

    [Fact]
    public void The_state_says_which_target_failed_first_next_resolution_or_news_our_aim_or_the_promise()
    {
        var query = Office.Open("2026-03-02 10:00", Office.Whole).Answered("2026-03-02 16:00", Office.Whole);
        query.CustomerWrote("second", Office.At("2026-03-03 10:00"), Office.Whole);
        query.Answered("2026-03-04 09:30", Office.Whole);

        Assert.Equal(
            ["first answer: promise kept, aim missed", "resolution: promise missed, aim missed", "news: promise withdrawn, aim withdrawn", "next answer: promise missed, aim missed", "news: promise open, aim open"],
            query.Why("2026-03-04 14:00", Office.Whole).Targets.Select(target => $"{target.Name}: promise {target.Promise}, aim {target.Aim}"));
    }

    [Fact]
    public void Each_hand_over_is_told_with_its_own_working_time()
    {
        var query = Office.Open("2026-03-03 10:00", Replies);
        query.ClaimFor(Office.Ada, Office.At("2026-03-03 10:30"));
        query.Release(Office.Ada, Office.At("2026-03-03 16:00"));
        query.ClaimFor(Office.Bo, Office.At("2026-03-04 10:00"));

        Assert.Equal(
            [
                "Nobody Tue 3 Mar 10:00–10:30, 30 min of working time", "Ada Tue 3 Mar 10:30–16:00, 5 h 30 min of working time",
                "Nobody Tue 3 Mar 16:00 – Wed 10:00, 2 h of working time", "Bo since Wed 4 Mar 10:00, 1 h of working time",
            ],
            query.Why("2026-03-04 11:00", Replies).Hands);
    }

    [Fact]
    public void A_pause_names_who_took_it_and_for_whom_and_its_share()
    {
        var query = Paused();
        var why = query.Why("2026-03-27 10:00", Office.Whole, PromiseKind.Resolution);

        Assert.Equal("waiting for the customer until Wed 12:00 at the latest, 11 h of working time left", why.Sentence);
        Assert.Equal(["Opened by the mail received Thu 26 Mar 10:00: 16 h of working time from then, without 3 h in pauses; when it ends is known once the pause ends."], why.Rule);
        Assert.Contains("Thu 26 Mar 15:00 – Fri 10:00|paused by Ada, waiting for the customer: their order number (3 h of working time not counted)", Rows(why));
        Assert.Contains("Fri 27 Mar 10:00 – Wed 12:00|still paused until then at the latest; the clocks go forward 1 h", Rows(why));
        Assert.Equal(["falls 7 h of working time after the pause ends; our own aim: 4 h of working time before the promise", "falls 11 h of working time after the pause ends"], why.Turns.Select(turn => turn.Text));
        Assert.Equal(["Ada, 1 pause: 3 h of 8 h of working time (37 %)"], why.Pauses);
    }

    [Fact]
    public void A_pause_that_the_customers_mail_ended_says_so()
    {
        var query = Paused();
        query.CustomerWrote("number", Office.At("2026-03-27 10:00"), Office.Whole);

        Assert.Equal(["Ada, 1 pause: 3 h of 9 h of working time (33 %); 1 ended because the customer wrote"], query.Why("2026-03-27 11:00", Office.Whole).Pauses);
    }

    [Fact]
    public void What_moved_a_promise_is_told_with_who_and_why_and_the_first_one_stays()
    {
        var query = Paused();
        query.Resume(Office.Bo, Office.At("2026-03-30 11:00"), Office.Whole);
        query.Repromise(Office.Ada, PromiseKind.Update, Office.At("2026-04-01 16:00"), "the supplier answers on Wednesday", Office.At("2026-03-30 11:30"), Office.Whole);
        var why = query.Why("2026-03-30 14:00", Office.Whole, PromiseKind.Update);
        var first = WhyView.Of(query, query.Promises.First(promise => promise.Kind is PromiseKind.Update), Office.Whole, Office.At("2026-03-30 14:00"), 30);

        Assert.Equal(["Ada promised Wed 1 Apr 16:00 by hand."], why.Rule);
        Assert.Equal(
            [
                "Mon 30 Mar 11:00: a pause moved it, from Fri 27 Mar 11:00 to Mon 30 Mar 15:00.",
                "Mon 30 Mar 11:30: Ada promised another time, from Mon 30 Mar 15:00 to Wed 1 Apr 16:00, because: the supplier answers on Wednesday.",
            ],
            why.Moves);
        Assert.Equal("Mon 30 Mar 11:30: Ada promised Wed 1 Apr 16:00 instead, because: the supplier answers on Wednesday. This promise stays in the figures.", first.Moves[^1]);
        Assert.Equal(["news, first promise", "news"], why.Targets.Where(target => target.Name.StartsWith("news", StringComparison.Ordinal)).Select(target => target.Name));
    }

    [Fact]
    public void Nothing_is_printed_beyond_80_columns()
    {
        var long1 = new Person("l", "Maximiliana Konstantinopolitanska-Berggren");
        var query = Paused();
        query.ClaimFor(long1, Office.At("2026-03-27 10:00:01"));

        Assert.All(query.Why("2026-04-01 11:00:07", Office.Whole).Printed().Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 80));
    }

    private static Query Paused()
    {
        var query = Office.Open("2026-03-26 10:00", Office.Whole).Answered("2026-03-26 11:00", Office.Whole);
        Assert.Null(query.Pause(Office.Ada, PauseReason.Customer, "their order number", Office.At("2026-04-01 12:00"), Office.At("2026-03-26 15:00")));
        return query;
    }

    private static IReadOnlyList<string> Rule(Deadline deadline)
    {
        var policy = Office.Agreed(deadline);
        return Office.Open("2026-03-03 15:00", policy).Why("2026-03-03 16:00", policy).Rule;
    }

    private static IEnumerable<string> Rows(WhyView why) => why.Rows.Select(row => $"{row.When}|{(row.Amount.Length > 0 ? row.Amount + " " : "")}{row.What}");
}
