using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>Ledgers of what stands, stood, ended, or counts by the clock on the wall. The resolution is promised by 17:00, amber at 15:00.</summary>
public sealed class StandingLedgerTests
{
    private readonly Query query = Desk.OpenWhole().Replied("09:30");

    [Fact]
    public void What_was_withdrawn_has_ended_and_red_was_spared()
    {
        var ledger = Of(Desk.OpenWhole().Closes("09:30"), PromiseKind.FirstResponse, "12:00");

        Assert.Equal((PromiseState.Withdrawn, Desk.At("09:30"), TurnState.Spared), (ledger.State, ledger.EndedAt, ledger.Red.State));
        Assert.Equal((Duration.FromMinutes(30), Duration.FromMinutes(90)), (ledger.Counted, ledger.Red.Left));
    }

    [Fact]
    public void News_given_in_a_pause_left_what_was_left_when_the_pause_began()
    {
        query.PausedFor(PauseReason.ThirdParty, "10:00", "20:00").Replied("11:00");
        var first = Ledger.Of(query, query.Promises.First(promise => promise.Kind is PromiseKind.Update), Desk.Whole, Desk.At("12:00"));

        Assert.Equal((PromiseState.Met, Desk.At("11:00"), null), (first.State, first.EndedAt, first.Pausing));
        Assert.Equal((Duration.FromHours(3.5), Duration.FromHours(0.5)), (first.Red.Left, first.Counted));
    }

    [Fact]
    public void A_reply_is_owed_in_a_pause_too()
    {
        var ledger = Of(Desk.OpenWhole().PausedFor(PauseReason.ThirdParty, "09:30", "20:00"), PromiseKind.FirstResponse, "10:30");

        Assert.Equal((PromiseState.AtRisk, Duration.FromMinutes(90)), (ledger.State, ledger.Counted));
    }

    [Fact]
    public void A_pause_that_begins_at_the_deadline_comes_too_late()
    {
        query.PausedFor(PauseReason.ThirdParty, "17:00", "20:00");

        Assert.Equal(PromiseState.Breached, query.StateOf(query.The(PromiseKind.Resolution), Desk.At("18:00")));
        Assert.Equal((PromiseState.Breached, TurnState.Fell), (Of(query, PromiseKind.Resolution, "18:00").State, Of(query, PromiseKind.Resolution, "18:00").Red.State));
    }

    [Theory]
    [InlineData("15:00")] // amber falls as the pause begins
    [InlineData("16:00")]
    public void Amber_that_fell_before_the_pause_fell_whether_or_not_it_was_noted_yet(string pausedAt)
    {
        query.PausedFor(PauseReason.ThirdParty, pausedAt, "20:00");
        Assert.Equal(TurnState.Fell, Of(query, PromiseKind.Resolution, "17:30").Amber.State);

        query.Went("17:30");
        Assert.Contains(new QueryEvent.TurnedAmber(Desk.At("15:00"), PromiseKind.Resolution), query.History);
    }

    [Fact]
    public void A_time_that_a_person_set_is_known_in_a_pause_too()
    {
        Assert.Null(query.Repromise(Desk.Bo, PromiseKind.Resolution, Desk.At("20:00"), "The part comes late", Desk.At("09:40"), Desk.Whole));
        var ledger = Of(query.PausedFor(PauseReason.ThirdParty, "10:00", "14:00"), PromiseKind.Resolution, "11:00");

        Assert.Equal((true, TurnState.Ahead, TurnState.Ahead), (ledger.IsDueKnown, ledger.Amber.State, ledger.Red.State));
        Assert.Equal((Duration.FromHours(9), null), (ledger.Red.Left, ledger.DueByRule));
    }

    [Fact]
    public void The_rule_gives_no_deadline_while_the_clock_stands()
    {
        Assert.Equal(Desk.At("17:00"), Of(query, PromiseKind.Resolution, "10:00").DueByRule);
        Assert.Null(Of(query.PausedFor(PauseReason.ThirdParty, "10:00", "14:00"), PromiseKind.Resolution, "11:00").DueByRule);
    }

    [Fact]
    public void An_answer_left_what_lay_between_it_and_a_deadline_that_names_a_time()
    {
        var policy = Desk.Agreement(new SlaTarget(PromiseKind.FirstResponse, new Deadline.OnWorkingDay(0, new(17, 0)), new Aim.Before(Duration.FromHours(1))));
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", Desk.At("10:00"), policy);
        query.Answer(Desk.Ada, Desk.At("11:00"), AnswerChannel.Outlook, "answer", policy);

        Assert.Equal(Duration.FromHours(6), Ledger.Of(query, query.Promises[0], policy, Desk.At("16:00")).Red.Left);
    }

    [Fact]
    public void Of_two_deadlines_that_fall_together_the_first_one_decides()
    {
        var (first, second) = (new Deadline.WithinWorkingHours(Duration.FromHours(7)), new Deadline.OnWorkingDay(0, new(17, 0)));
        var policy = Desk.Agreement(new SlaTarget(PromiseKind.FirstResponse, new Deadline.EarlierOf(first, second), new Aim.Share(50)));

        Assert.Same(first, Ledger.Of(policy, PromiseKind.FirstResponse, Desk.At("10:00"))!.Rule);
    }

    [Fact]
    public void By_the_clock_on_the_wall_an_ended_pause_lies_neither_before_nor_behind()
    {
        var query = Wall(Desk.TwoHours.Calendar, 10).PausedFor(PauseReason.ThirdParty, "18:00", "23:00");
        query.Resume(Desk.Ada, Desk.At("18:30"), OnTheWall(Desk.TwoHours.Calendar, 10));

        // Due at 19:00 and the half hour; amber at 17:00 before it.
        var ledger = OfWall(query, Desk.TwoHours.Calendar, 10, "19:00");
        Assert.Equal((Duration.FromMinutes(-90), Duration.FromMinutes(30), Duration.FromMinutes(570)), (ledger.Amber.Left, ledger.Red.Left, ledger.Counted));
        Assert.Equal(Duration.FromMinutes(-60), OfWall(query, Desk.TwoHours.Calendar, 10, "20:30").Red.Left);
    }

    [Fact]
    public void By_the_clock_on_the_wall_pauses_that_touch_leave_nothing_between_and_a_night_in_one_would_have_counted()
    {
        var office = Calendar.In("UTC", "09:00-17:00");
        var query = Wall(office, 30).PausedFor(PauseReason.ThirdParty, "09:10", "23:00");
        query.Resume(Desk.Ada, Desk.At("16:00"), OnTheWall(office, 30));
        query.PausedFor(PauseReason.ThirdParty, "16:00", "23:00");
        query.Resume(Desk.Ada, Desk.At("22:00"), OnTheWall(office, 30));

        Assert.Equal(
            ["09:00-09:10 10", "09:10-16:00 Paused 410", "16:00-22:00 Paused 360", "22:00-23:00 60"],
            OfWall(query, office, 30, "23:00").Lines.Where(line => !line.IsAhead).Select(line => $"{Desk.Show(line.From)}-{Desk.Show(line.To)} {line.Skipped}".TrimEnd() + $" {line.Working.TotalMinutes}"));
    }

    [Fact]
    public void A_query_is_looked_at_from_its_opening_on()
    {
        var reopened = Desk.Open().Closes("09:30").AnswersFromOutlook("09:25");
        reopened.Reopen(Desk.Ada, Desk.At("10:00"), Desk.TwoHours);

        Assert.NotNull(reopened.AsOf(Desk.At("09:00")));
        Assert.NotNull(reopened.AsOf(Desk.At("09:45"))!.Closing);
        Assert.Null(reopened.AsOf(Desk.At("10:30"))!.Closing);
    }

    private static Query Wall(WorkingCalendar calendar, int hours)
    {
        var policy = OnTheWall(calendar, hours);
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", Desk.At("09:00"), policy);
        query.Answer(Desk.Ada, Desk.At("09:05"), AnswerChannel.Outlook, "answer", policy);
        return query;
    }

    private static SlaPolicy OnTheWall(WorkingCalendar calendar, int hours) => new(
        "Wall", "We resolve.", "Ada", 1, calendar, [new SlaTarget(PromiseKind.Resolution, new Deadline.WithinHours(Duration.FromHours(hours)), new Aim.Before(Duration.FromHours(2)))]);

    private static Ledger OfWall(Query query, WorkingCalendar calendar, int hours, string now) => Ledger.Of(query, query.Promises[0], OnTheWall(calendar, hours), Desk.At(now));

    private static Ledger Of(Query query, PromiseKind kind, string now) => Ledger.Of(query, query.The(kind), Desk.Whole, Desk.At(now));
}
