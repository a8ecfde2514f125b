using ChatSla.Core.Calendars;
using ChatSla.Core.Figures;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using ChatSla.Core.Tests.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Figures;

/// <summary>The same working day, promised, against four working hours, rehearsed; an office in Stockholm, Monday to Friday 09:00-17:00.</summary>
public sealed class RehearsedStageTests
{
    private const string Stockholm = "Europe/Stockholm";

    private static readonly WorkingCalendar Office = Calendar.In(Stockholm, "09:00-17:00");
    private static readonly SlaPolicy SameDay = Policy(new Deadline.SameDay(new LocalTime(15, 0), new LocalTime(12, 0), Duration.FromHours(2)));
    private static readonly SlaPolicy FourHours = Policy(new Deadline.WithinWorkingHours(Duration.FromHours(4)));
    private static readonly Interval Always = new(null, null);

    // Friday 6 March at 16:55: by Monday 12:00 on the same-day rule; five minutes are left of Friday, so by Monday 12:55 within four hours.
    // Tuesday at 09:30: by 17:00 on the same-day rule, by 13:30 within four hours. Amber is an hour before.
    [Theory]
    [InlineData("2026-03-06 16:55", "2026-03-09 10:00", Outcome.Met, TrafficLight.Green, Outcome.Met, TrafficLight.Green)]
    [InlineData("2026-03-06 16:55", "2026-03-09 11:30", Outcome.Met, TrafficLight.Amber, Outcome.Met, TrafficLight.Green)]
    [InlineData("2026-03-06 16:55", "2026-03-09 12:30", Outcome.Missed, TrafficLight.Red, Outcome.Met, TrafficLight.Amber)]
    [InlineData("2026-03-06 16:55", "2026-03-09 12:56", Outcome.Missed, TrafficLight.Red, Outcome.Missed, TrafficLight.Red)]
    [InlineData("2026-03-03 09:30", "2026-03-03 13:30", Outcome.Met, TrafficLight.Green, Outcome.Met, TrafficLight.Amber)]
    [InlineData("2026-03-03 09:30", "2026-03-03 15:00", Outcome.Met, TrafficLight.Green, Outcome.Missed, TrafficLight.Red)]
    public void An_answer_is_judged_by_both(string received, string answered, Outcome before, TrafficLight beforeLight, Outcome after, TrafficLight afterLight)
    {
        var query = Received(received);
        query.Answer(Desk.Ada, At(answered), AnswerChannel.Outlook, "answer", SameDay);

        var stage = Assert.Single(Rehearsed(query, FourHours, now: "2026-03-20 12:00"));

        Assert.Equal((PromiseKind.FirstResponse, "Acme", At(received).InZone(Office.Zone).DayOfWeek), (stage.Kind, stage.Customer, stage.BeganOn));
        Assert.Equal((new Verdict(before, beforeLight), new Verdict(after, afterLight)), (stage.Before, stage.After));
        Assert.Equal((before is Outcome.Missed && after is Outcome.Met, before is Outcome.Met && after is Outcome.Missed), (stage.IsNewlyKept, stage.IsNewlyMissed));
    }

    [Fact]
    public void What_nobody_has_answered_has_the_colour_of_now()
    {
        var stage = Assert.Single(Rehearsed(Received("2026-03-03 09:30"), FourHours, now: "2026-03-03 13:00"));

        Assert.Equal((new Verdict(Outcome.Running, TrafficLight.Green), new Verdict(Outcome.Running, TrafficLight.Amber)), (stage.Before, stage.After));
    }

    [Fact]
    public void Only_stages_that_began_in_the_period_are_compared()
    {
        var query = Received("2026-03-03 09:30");
        query.Answer(Desk.Ada, At("2026-03-03 10:00"), AnswerChannel.Outlook, "answer", SameDay);
        query.CustomerWrote("again", At("2026-03-04 09:30"), SameDay);

        Assert.Equal([PromiseKind.NextResponse], Kinds(new Interval(At("2026-03-04 09:30"), null)));
        Assert.Equal([PromiseKind.FirstResponse], Kinds(new Interval(null, At("2026-03-04 09:30"))));
        Assert.Equal([PromiseKind.FirstResponse, PromiseKind.NextResponse], Kinds(Always));

        IEnumerable<PromiseKind> Kinds(Interval period) => RehearsedStage.Of(query, "", FourHours, period, Office.Zone, At("2026-03-20 12:00")).Select(stage => stage.Kind);
    }

    [Fact]
    public void A_stage_that_only_the_rehearsed_agreement_promises_is_compared_with_nothing()
    {
        var resolved = new SlaPolicy("Resolved", "Resolved in eight hours.", "Ada", 1, Office, [Target(PromiseKind.Resolution, new Deadline.WithinWorkingHours(Duration.FromHours(8)))]);

        var stages = Rehearsed(Received("2026-03-03 09:30"), resolved, now: "2026-03-20 12:00");

        Assert.Equal(
            [(PromiseKind.FirstResponse, Outcome.Missed, Outcome.NotPromised), (PromiseKind.Resolution, Outcome.NotPromised, Outcome.Missed)],
            stages.Select(stage => (stage.Kind, stage.Before.Outcome, stage.After.Outcome)));
        Assert.Equal([(false, false), (false, true)], stages.Select(stage => (stage.IsNewlyKept, stage.IsNewlyMissed)));
    }

    [Fact]
    public void A_date_that_a_person_set_does_not_take_the_place_of_the_agreement()
    {
        var query = Received("2026-03-03 09:30");
        Assert.Null(query.Repromise(Desk.Ada, kind: null, At("2026-03-05 12:00"), "The part comes on Thursday", At("2026-03-03 16:00"), SameDay));
        query.Answer(Desk.Ada, At("2026-03-04 12:00"), AnswerChannel.Outlook, "answer", SameDay);

        Assert.Equal(Outcome.Missed, Assert.Single(Rehearsed(query, SameDay, now: "2026-03-20 12:00")).Before.Outcome);
    }

    [Fact]
    public void While_its_clock_stands_it_is_judged_as_when_it_stopped()
    {
        var resolved = Desk.Agreement(Target(PromiseKind.Resolution, new Deadline.WithinWorkingHours(Duration.FromHours(8))));
        var query = Query.Open(new Guid(1, 0, 0, new byte[8]), 1, "support@contoso.com", "opening", At("2026-03-03 09:30"), resolved);
        Assert.Null(query.Pause(Desk.Ada, PauseReason.ThirdParty, "Asked the carrier", At("2026-03-30 09:00"), At("2026-03-03 10:00")));

        var stage = Assert.Single(Rehearsed(query, resolved, now: "2026-03-20 12:00"));

        Assert.Equal((new Verdict(Outcome.Running, TrafficLight.Green), stage.Before), (stage.Before, stage.After));
    }

    [Fact]
    public void A_query_that_was_merged_is_counted_in_the_other_one()
    {
        var (query, other) = (Received("2026-03-03 09:30"), Received("2026-03-03 10:30", number: 2));
        Assert.Null(query.MergeInto(other, Desk.Ada, At("2026-03-03 11:00"), SameDay));

        Assert.Empty(Rehearsed(query, FourHours, now: "2026-03-20 12:00"));
        Assert.Equal(At("2026-03-03 09:30"), Assert.Single(other.OnRecord, record => record.Promise is not null).Stage.StartAt);
    }

    internal static SlaPolicy Policy(Deadline deadline) => new(
        "Office", "We answer.", "Ada", 1, Office, [Target(PromiseKind.FirstResponse, deadline), Target(PromiseKind.NextResponse, deadline)]);

    private static SlaTarget Target(PromiseKind kind, Deadline deadline) => new(kind, deadline, new Aim.Before(Duration.FromHours(1)));

    private static Instant At(string text) => Calendar.At(text, Stockholm);

    private static Query Received(string at, int number = 1) =>
        Query.Open(new Guid(number, 0, 0, new byte[8]), number, "support@contoso.com", $"opening {number}", At(at), SameDay);

    private static List<RehearsedStage> Rehearsed(Query query, SlaPolicy policy, string now) => [.. RehearsedStage.Of(query, "Acme", policy, Always, Office.Zone, At(now))];
}
