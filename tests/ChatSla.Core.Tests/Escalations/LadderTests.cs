using ChatSla.Core.Escalations;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using ChatSla.Core.Tests.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Escalations;

/// <summary>Who is told when, on a desk that promises an answer within two hours and turns amber after one.</summary>
public sealed class LadderTests
{
    private readonly HashSet<string> told = [];

    [Fact]
    public void Each_level_is_told_once_at_its_time()
    {
        var query = Desk.OpenWhole();

        Assert.Equal("", query.Tells(told, "09:59"));
        Assert.Equal("amber>Owner", query.Tells(told, "10:00"));
        Assert.Equal("", query.Tells(told, "10:39"));
        Assert.Equal("red-20min>Channel", query.Tells(told, "10:40"));
        Assert.Equal("red>Channel, red>Managers", query.Tells(told, "11:00"));
        Assert.Equal("", query.Tells(told, "11:01"));
        Assert.Equal("red+1h>Deputies", query.Tells(told, "12:00")[^15..]);
    }

    [Fact]
    public void Of_levels_that_passed_before_anybody_looked_each_recipient_hears_the_highest_alone_43() =>
        Assert.Equal("amber>Owner, red>Channel, red>Managers again 3, red+1h>Deputies", Desk.OpenWhole().Tells(told, "16:00"));

    [Fact]
    public void What_repeats_stops_after_so_many_times_or_when_somebody_takes_notice_37()
    {
        var (ignored, noticed) = (Desk.OpenWhole(), Desk.OpenWhole(number: 2));

        ignored.Tells(told, "11:00");
        Assert.Equal("red>Managers again 1", ignored.Tells(told, "11:25"));
        Assert.Equal("red>Managers again 2", ignored.Tells(told, "11:50"));
        Assert.Equal("red+1h>Deputies", ignored.Tells(told, "12:00"));
        Assert.Equal("red>Managers again 3", ignored.Tells(told, "12:15"));
        Assert.Equal("", ignored.Tells(told, "12:40"));

        noticed.Tells(told, "11:00");
        noticed.Acknowledge(Desk.Bo, Desk.At("11:10"));
        Assert.Equal("", noticed.Tells(told, "11:50"));
        Assert.Equal("red+1h>Deputies", noticed.Tells(told, "12:00"));
    }

    [Fact]
    public void What_is_settled_or_stands_still_alerts_nobody()
    {
        Assert.Equal("", Desk.Open().AnswersFromOutlook("10:59").Tells(told, "23:00"));
        Assert.Equal("", Desk.Open().Closes("09:10").Tells(told, "23:00"));

        var paused = Desk.OpenWhole().Replied("09:30").PausedFor(PauseReason.ThirdParty, "09:40", "23:00");
        Assert.Equal("", paused.Tells(told, "22:00"));
        Assert.Null(Escalation.NextAfter(paused, Rungs.Agreed, Desk.At("09:45")));
        Assert.NotNull(Escalation.NextAfter(paused.Resumed("10:00"), Rungs.Agreed, Desk.At("10:00")));
    }

    [Fact]
    public void A_later_deadline_has_its_own_levels_and_those_told_are_not_told_again()
    {
        var query = Desk.OpenWhole();
        query.Tells(told, "11:00");
        Assert.Null(query.Repromise(Desk.Ada, null, Desk.At("15:00"), "The part is late", Desk.At("11:05"), Desk.Whole));

        // Half of the time until the new deadline has not passed, its amber has not come.
        Assert.Equal("", query.Tells(told, "11:06"));
        Assert.Equal("50%>Owner", query.Tells(told, "12:00"));
        Assert.Equal("red>Channel, red>Managers", query.Tells(told, "15:00")[^25..]);
    }

    [Fact]
    public void What_was_told_of_a_query_is_not_told_again_of_the_one_it_was_merged_into()
    {
        var (from, into) = (Desk.OpenWhole("09:00", 1), Desk.OpenWhole("09:30", 2));
        from.Tells(told, "11:00");
        Assert.Null(from.MergeInto(into, Desk.Ada, Desk.At("11:05"), Desk.Whole));

        Assert.Equal("", from.Tells(told, "11:30"));
        Assert.DoesNotContain("red>Channel", into.Tells(told, "11:10"));
        Assert.Null(from.Unmerge(into, Desk.Ada, Desk.At("11:12"), Desk.Whole));
        Assert.Equal("", from.Tells(told, "11:13"));
    }

    [Fact]
    public void A_query_that_is_closed_and_reopened_goes_on_where_it_was()
    {
        var query = Desk.OpenWhole();
        query.Tells(told, "10:00");
        query.Close(Desk.Ada, "Thanks", Desk.At("10:10"), Desk.Whole);
        Assert.Equal("", query.Tells(told, "11:30"));

        query.Reopen(Desk.Ada, Desk.At("11:40"), Desk.Whole);
        Assert.Equal("red>Channel, red>Managers again 1", query.Tells(told, "11:40"));
    }

    [Fact]
    public void A_mailbox_that_it_comes_to_later_hears_of_what_is_late_for_itself()
    {
        var query = Desk.OpenWhole();
        query.Tells(told, "11:00");
        query.ShareWith("sales@contoso.com", "opening 1", Desk.At("09:00"), Desk.At("11:05"), Desk.Whole);

        Assert.Equal("red>Channel, red>Managers", query.Tells(told, "11:06"));
    }

    [Theory]
    [InlineData("red", -30, "2026-03-03 16:30")]
    [InlineData("red", 60, "2026-03-04 10:00")]
    [InlineData("red wall", 60, "2026-03-03 18:00")]
    [InlineData("amber", -60, "2026-03-03 14:30")]
    [InlineData("red", -600, "2026-03-03 15:30")]
    [InlineData("amber", -6000, "2026-03-03 09:00")]
    [InlineData("share", 75, "2026-03-03 15:00")]
    public void A_step_lies_before_or_after_by_working_time_or_by_the_wall(string mark, int minutes, string expected)
    {
        var office = Calendar.In("UTC", "09:00-17:00");
        var promise = new Core.Promises.Promise(Core.Promises.PromiseKind.FirstResponse, Calendar.At("2026-03-03 09:00"), Calendar.At("2026-03-03 15:30"), Calendar.At("2026-03-03 17:00"), "p", 1, 1);
        StepTime at = mark switch
        {
            "amber" => new StepTime.Amber(Duration.FromMinutes(minutes)),
            "share" => new StepTime.Share(minutes),
            _ => new StepTime.Red(Duration.FromMinutes(minutes), mark.EndsWith("wall", StringComparison.Ordinal)),
        };

        Assert.Equal(Calendar.At(expected), at.On(promise, office));
    }

    [Theory]
    [InlineData("2026-03-03 16:59", false, "2026-03-03 16:59")]
    [InlineData("2026-03-03 17:00", false, "2026-03-03 17:00")]
    [InlineData("2026-03-03 17:14", false, "2026-03-03 17:14")]
    [InlineData("2026-03-03 17:15", false, "2026-03-04 09:00")]
    [InlineData("2026-03-07 11:00", false, "2026-03-09 09:00")]
    [InlineData("2026-03-07 11:00", true, "2026-03-07 11:00")]
    [InlineData("2026-03-04 09:00", false, "2026-03-04 09:00")]
    public void Nobody_is_told_at_night_but_at_closing_itself_people_are_still_there_35(string now, bool always, string expected) =>
        Assert.Equal(Calendar.At(expected), AlertHours.SayAt(Calendar.At(now), Calendar.In("UTC", "09:00-17:00"), always));

    [Fact]
    public void Who_is_away_is_passed_over_to_the_deputy_and_to_the_deputys_deputy_33()
    {
        var deputies = new Dictionary<string, string> { ["ada"] = "bo", ["bo"] = "sara", ["sara"] = "ada" };
        string? For(params string[] away) => Standby.For("ada", deputies.GetValueOrDefault, away.Contains);

        Assert.Equal(("ada", "bo", "sara", null), (For(), For("ada"), For("ada", "bo"), For("ada", "bo", "sara")));
    }
}
