using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>Ledgers that can be checked by hand: an office in Stockholm, 09-17, with the holidays and half days of Easter 2026.</summary>
public sealed class LedgerTests
{
    private const string Zone = "Europe/Stockholm";

    private static readonly WorkingCalendar Office = Calendar.In(
        Zone, "09:00-17:00", holidays: "2026-04-03,2026-04-06,2026-05-01,2026-12-25", special: "2026-04-02 09:00-12:00; 2026-04-30 09:00-13:00; 2026-12-24; 2026-03-11 09:00-12:00,13:00-17:00");

    private static readonly Deadline.SameDay SameDay = new(new(15, 0), new(12, 0), Duration.FromHours(2));

    private static readonly Deadline FourHours = new Deadline.WithinWorkingHours(Duration.FromHours(4));

    /// <summary>The table of the semantics, with the working time until each of the two deadlines.</summary>
    [Theory]
    [InlineData("2026-03-03 10:12", SameDayCase.InTime, "Tue 2026-03-03 17:00:00", "06:48", "Tue 2026-03-03 14:12:00")]
    [InlineData("2026-03-03 06:00", SameDayCase.InTime, "Tue 2026-03-03 17:00:00", "08:00", "Tue 2026-03-03 13:00:00")]
    [InlineData("2026-03-03 14:59:59", SameDayCase.InTime, "Tue 2026-03-03 17:00:00", "02:00:01", "Wed 2026-03-04 10:59:59")]
    [InlineData("2026-03-03 15:00", SameDayCase.AfterCutOff, "Wed 2026-03-04 12:00:00", "05:00", "Wed 2026-03-04 11:00:00")]
    [InlineData("2026-03-03 17:00", SameDayCase.AfterCutOff, "Wed 2026-03-04 12:00:00", "03:00", "Wed 2026-03-04 13:00:00")]
    [InlineData("2026-03-06 15:01", SameDayCase.AfterCutOff, "Mon 2026-03-09 12:00:00", "04:59", "Mon 2026-03-09 11:01:00")]
    [InlineData("2026-03-07 11:00", SameDayCase.NoWorkingDay, "Mon 2026-03-09 12:00:00", "03:00", "Mon 2026-03-09 13:00:00")]
    [InlineData("2026-04-02 09:30", SameDayCase.InTime, "Thu 2026-04-02 12:00:00", "02:30", "Tue 2026-04-07 10:30:00")]
    [InlineData("2026-04-02 10:30", SameDayCase.TooLittleLeft, "Tue 2026-04-07 12:00:00", "04:30", "Tue 2026-04-07 11:30:00")]
    [InlineData("2026-04-03 10:00", SameDayCase.NoWorkingDay, "Tue 2026-04-07 12:00:00", "03:00", "Tue 2026-04-07 13:00:00")]
    [InlineData("2026-04-30 11:00", SameDayCase.InTime, "Thu 2026-04-30 13:00:00", "02:00", "Mon 2026-05-04 11:00:00")]
    [InlineData("2026-12-23 15:30", SameDayCase.AfterCutOff, "Mon 2026-12-28 12:00:00", "04:30", "Mon 2026-12-28 11:30:00")]
    public void A_promise_not_made_yet_shows_what_would_count(string received, SameDayCase why, string sameDay, string counted, string fourHours)
    {
        var start = Calendar.At(received, Zone);
        var first = Ledger.Of(Agreed(SameDay), PromiseKind.FirstResponse, start)!;
        var second = Ledger.Of(Agreed(FourHours), PromiseKind.FirstResponse, start)!;
        var both = Ledger.Of(Agreed(new Deadline.EarlierOf(SameDay, FourHours)), PromiseKind.FirstResponse, start)!;

        Assert.Equal(why, SameDay.CaseOf(start, Office));
        Assert.Equal((sameDay, fourHours), (Show(first.Promise.DueAt), Show(second.Promise.DueAt)));
        Assert.Equal((Span(counted), Duration.FromHours(4)), (first.CountedUntil(first.Promise.DueAt), second.CountedUntil(second.Promise.DueAt)));
        Assert.Equal((Span(counted), Duration.FromHours(4)), (first.Red.Left, second.Red.Left));
        Assert.Equal(Duration.Zero, first.Counted);
        Assert.All(first.Lines, line => Assert.True(line.IsAhead));
        Assert.Same(first.Promise.DueAt <= second.Promise.DueAt ? SameDay : FourHours, both.Rule);
    }

    [Fact]
    public void Every_reason_for_skipping_time_is_told() => Assert.Equal(
        ["counted 09:30-12:00", "Hours 12:00-00:00", "Holiday 00:00-00:00 Holiday 2026-04-03", "DayOff 00:00-00:00", "Holiday 00:00-00:00 Holiday 2026-04-06", "Hours 00:00-09:00", "counted 09:00-10:30"],
        Told(Ledger.Of(Agreed(FourHours), PromiseKind.FirstResponse, Calendar.At("2026-04-02 09:30", Zone))!));

    [Fact]
    public void A_day_closed_by_name_and_a_lunch_are_told_too()
    {
        Assert.Equal(
            ["counted 15:30-17:00", "Hours 17:00-00:00", "SpecialDay 00:00-00:00", "Holiday 00:00-00:00 Holiday 2026-12-25", "DayOff 00:00-00:00", "Hours 00:00-09:00", "counted 09:00-11:30"],
            Told(Ledger.Of(Agreed(FourHours), PromiseKind.FirstResponse, Calendar.At("2026-12-23 15:30", Zone))!));
        Assert.Equal(
            ["counted 10:00-12:00", "Hours 12:00-13:00", "counted 13:00-15:00"], Told(Ledger.Of(Agreed(FourHours), PromiseKind.FirstResponse, Calendar.At("2026-03-11 10:00", Zone))!));
    }

    [Fact]
    public void By_the_clock_on_the_wall_a_weekend_counts_too()
    {
        var ledger = Ledger.Of(Agreed(new Deadline.WithinHours(Duration.FromHours(72))), PromiseKind.FirstResponse, Calendar.At("2026-03-27 15:00", Zone))!;

        Assert.True(ledger.IsByTheWallClock);
        Assert.Equal((Duration.FromHours(72), "Mon 2026-03-30 16:00:00"), (Assert.Single(ledger.Lines).Counted, Show(ledger.Promise.DueAt)));
    }

    [Fact]
    public void Nothing_promised_has_no_ledger() => Assert.Null(Ledger.Of(Desk.Nothing, PromiseKind.FirstResponse, Desk.At("09:00")));

    [Fact]
    public void A_light_that_was_shown_before_an_earlier_answer_was_noticed_is_taken_back()
    {
        var query = Desk.Open().Turns("11:30").AnswersFromOutlook("09:59");
        var ledger = Ledger.Of(query, query.Promises[0], Desk.TwoHours, Desk.At("12:00"));

        Assert.Equal((PromiseState.Met, TurnState.TakenBack, TurnState.TakenBack), (ledger.State, ledger.Amber.State, ledger.Red.State));
        Assert.Equal(Duration.FromMinutes(59), ledger.Counted);
    }

    [Fact]
    public void An_answer_in_time_spares_red_and_says_by_how_much()
    {
        var query = Desk.Open().Turns("10:30").AnswersFromOutlook("10:30");
        var ledger = Ledger.Of(query, query.Promises[0], Desk.TwoHours, Desk.At("12:00"));

        Assert.Equal((TurnState.Fell, TurnState.Spared), (ledger.Amber.State, ledger.Red.State));
        Assert.Equal((Duration.FromMinutes(-30), Duration.FromMinutes(30)), (ledger.Amber.Left, ledger.Red.Left));
    }

    [Fact]
    public void What_a_person_promised_instead_leads_back_to_the_first_promise()
    {
        var query = Desk.Open();
        Assert.Null(query.Repromise(Desk.Bo, null, Desk.At("14:00"), "The part comes at noon", Desk.At("09:30"), Desk.TwoHours));
        var (first, second) = (LedgerOf(query, 0), LedgerOf(query, 1));

        Assert.Equal((Desk.At("11:00"), Desk.At("14:00")), (first.Promise.DueAt, second.Promise.DueAt));
        Assert.Equal(("The part comes at noon", Desk.Bo), (first.ReplacedBy!.Reason, first.ReplacedBy.By));
        Assert.Empty(first.Moves);
        Assert.Equal((Desk.At("11:00"), Desk.At("14:00")), (Assert.Single(second.Moves).Before!.DueAt, second.Moves[0].Moved.Promise!.DueAt));
        Assert.Equal((null, null), (second.Rule, second.ReplacedBy));

        static Ledger LedgerOf(Query query, int at) => Ledger.Of(query, query.Promises[at], Desk.TwoHours, Desk.At("09:40"));
    }

    [Fact]
    public void While_the_clock_stands_what_is_left_is_known_and_when_it_is_due_is_not()
    {
        var policy = Desk.Agreement(Desk.Target(PromiseKind.FirstResponse, 2, 1), Desk.Target(PromiseKind.Resolution, 6, 2));
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", Desk.At("09:00"), policy);
        query.Answer(Desk.Ada, Desk.At("09:30"), AnswerChannel.Outlook, "answer", policy);
        Assert.Null(query.Pause(Desk.Ada, PauseReason.Customer, "Which parcel?", Desk.At("20:00"), Desk.At("10:00")));
        var standing = Ledger.Of(query, query.Promises[^1], policy, Desk.At("16:00"));

        Assert.Equal((PromiseState.Paused, false, TurnState.Unknown), (standing.State, standing.IsDueKnown, standing.Red.State));
        Assert.Equal((Duration.FromHours(1), Duration.FromHours(5), Duration.FromHours(3)), (standing.Counted, standing.Red.Left, standing.Amber.Left));
        Assert.Equal(["counted 09:00-10:00", "Paused 10:00-16:00", "Paused 16:00-20:00"], Told(standing, "UTC"));

        query.CustomerWrote("number", Desk.At("17:00"), policy);
        var running = Ledger.Of(query, query.Promises.Last(promise => promise.Kind is PromiseKind.Resolution), policy, Desk.At("17:30"));
        Assert.Equal((Desk.At("22:00"), Duration.FromMinutes(90)), (running.Promise.DueAt, running.Counted));
        Assert.Equal(MoveCause.Pause, Assert.Single(running.Moves).Moved.Cause);
    }

    [Theory]
    [InlineData(true, "23:59:59", "07:59:59")]
    [InlineData(false, null, "05:00")]
    public void A_pause_stops_a_deadline_that_counts_and_not_one_that_names_a_time(bool isNamed, string? due, string left)
    {
        Deadline rule = isNamed ? new Deadline.OnWorkingDay(0, new LocalTime(23, 59, 59)) : new Deadline.WithinHours(Duration.FromHours(6));
        var policy = Desk.Agreement(Desk.Target(PromiseKind.FirstResponse, 2, 1), new SlaTarget(PromiseKind.Resolution, rule, new Aim.Before(Duration.FromHours(1))));
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", Desk.At("09:00"), policy);
        query.Answer(Desk.Ada, Desk.At("09:30"), AnswerChannel.Outlook, "answer", policy);
        Assert.Null(query.Pause(Desk.Ada, PauseReason.ThirdParty, "The carrier", Desk.At("20:00"), Desk.At("10:00")));
        var ledger = Ledger.Of(query, query.Promises[^1], policy, Desk.At("16:00"));

        Assert.Equal((isNamed, isNamed ? TurnState.Ahead : TurnState.Unknown), (ledger.IsDueKnown, ledger.Red.State));
        Assert.Equal((Span("01:00"), Span(left)), (ledger.Counted, ledger.Red.Left));
        Assert.Equal(due is null ? Desk.At("20:00") : Desk.At(due), ledger.Lines[^1].To);
        Assert.Equal(isNamed ? Span("03:59:59") : Duration.Zero, ledger.Lines[^1].Counted);
        Assert.Equal(Span("10:00"), ledger.Lines.Where(line => line.Skipped is SkippedBecause.Paused).Aggregate(Duration.Zero, (sum, line) => sum + line.Working));
    }

    [Fact]
    public void A_query_can_be_looked_at_as_it_was()
    {
        var query = Desk.Open().Turns("10:30").AnswersFromOutlook("10:40").Closes("11:00").Writes("10:50").Turns("15:00");

        Assert.Null(query.AsOf(Desk.At("08:59")));
        Assert.Equal(TrafficLight.Amber, query.AsOf(Desk.At("10:39"))!.LightAt(Desk.At("10:39")));
        Assert.Equal("First 09:00-11:00 met, Next 10:50-12:50 ontrack", query.AsOf(Desk.At("10:55"))!.Told("10:55"));
        Assert.Equal(query.History, query.AsOf(Desk.At("15:00"))!.History);
    }

    private static SlaPolicy Agreed(Deadline deadline) =>
        new("gold", "We answer.", "Ada", 1, Office, [new SlaTarget(PromiseKind.FirstResponse, deadline, new Aim.Before(Duration.FromHours(1)))]);

    private static string[] Told(Ledger ledger, string zone = Zone) => [.. ledger.Lines.Select(line =>
        $"{(line.Skipped is { } skipped ? skipped.ToString() : "counted")} {Calendar.Show(line.From, zone)[15..20]}-{Calendar.Show(line.To, zone)[15..20]}{(line.Holiday is { } holiday ? $" {holiday.Name}" : "")}")];

    private static string Show(Instant at) => Calendar.Show(at, Zone);

    private static Duration Span(string text) => Duration.FromTimeSpan(TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
