using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>Ledgers of resolutions in random calendars, paused at random, looked at before, within and after.</summary>
public sealed class LedgerPropertyTests
{
    private static readonly Duration Tick = Duration.FromTicks(1);

    [Fact]
    public void What_counted_is_the_calendars_elapsed_time_to_the_tick() => Hold((ledger, calendar, _) =>
    {
        var start = ledger.Promise.StartAt;
        var last = ledger.Lines.Count == 0 ? start : ledger.Lines[^1].To;
        var untils = ledger.Lines.SelectMany(line => new[] { line.From, Middle(line), line.To }).Append(Instant.Max(start, Instant.Min(ledger.Now, last)));

        Assert.All(untils, until => Assert.Equal(calendar.Elapsed(start, until, ledger.Pauses), ledger.CountedUntil(until)));
        Assert.Equal(ledger.Counted, ledger.Lines.Where(line => !line.IsAhead).Aggregate(Duration.Zero, (sum, line) => sum + line.Counted));
    });

    [Fact]
    public void Nothing_is_left_out_and_nothing_twice() => Hold((ledger, _, _) =>
    {
        var at = ledger.Promise.StartAt;
        foreach (var line in ledger.Lines)
        {
            Assert.Equal(at, line.From);
            Assert.True(line.From < line.To);
            Assert.False(line.From < ledger.Now && ledger.Now < line.To, "a line is cut at now");
            Assert.False(ledger.IsDueKnown && line.From < ledger.Promise.DueAt && ledger.Promise.DueAt < line.To, "a line is cut at the deadline");
            Assert.Equal((line.From >= ledger.Now, ledger.IsDueKnown && line.From >= ledger.Promise.DueAt), (line.IsAhead, line.IsOverdue));
            at = line.To;
        }

        Assert.Equal(Instant.Max(ledger.Promise.StartAt, ledger.EndedAt ?? Instant.Max(ledger.Now, ledger.IsDueKnown ? ledger.Promise.DueAt : ledger.Pausing!.Until)), at);
    });

    [Fact]
    public void Every_line_is_what_the_calendar_and_the_pauses_say() => Hold((ledger, calendar, _) =>
    {
        foreach (var line in ledger.Lines)
        {
            Instant[] within = [line.From, Middle(line), line.To - Tick];
            foreach (var at in within)
            {
                var isPaused = ledger.Pauses.United.ToArray().Any(pause => pause.Start <= at && at < pause.End);
                Assert.Equal(isPaused, line.Skipped is SkippedBecause.Paused);
                if (!isPaused) Assert.Equal(calendar.IsOpen(at), line.Skipped is null);
            }

            Assert.Equal(line.Skipped is null or SkippedBecause.Paused ? calendar.Elapsed(line.From, line.To) : Duration.Zero, line.Working);
            Assert.Equal((line.Skipped is SkippedBecause.Paused, line.Skipped is SkippedBecause.Holiday), (line.Pause is not null, line.Holiday is not null));
        }
    });

    [Fact]
    public void The_lights_are_those_of_the_query() => Hold((ledger, _, query) =>
    {
        Assert.Equal(query.StateOf(ledger.Promise, ledger.Now), ledger.State);
        Assert.Equal(ledger.State is PromiseState.Breached, ledger.Red.State is TurnState.Fell);
        Assert.Equal(ledger.Promise.IsAimMissedAt(ledger.Now) && ledger.Amber.State is not TurnState.Unknown, ledger.Amber.State is TurnState.Fell);
        Assert.Equal(ledger.State is PromiseState.Paused, ledger.Red.State is TurnState.Unknown);
        if (ledger.Red.State is TurnState.Ahead) Assert.True(ledger.Red.Left >= Duration.Zero);
        if (ledger.IsDueKnown && ledger.EndedAt is null) Assert.Equal(ledger.Promise.DueAt, ledger.DueByRule);
    });

    /// <summary>A deadline of so much working time leaves, at any instant, what has not counted yet; standing or not.</summary>
    [Fact]
    public void What_has_counted_and_what_is_left_is_what_was_promised() => Hold((ledger, _, _) =>
    {
        var promised = ((Deadline.WithinWorkingHours)ledger.Rule!).Working;
        if (ledger.Now >= ledger.Promise.StartAt) Assert.Equal(promised, ledger.Counted + ledger.Red.Left);
    });

    private static void Hold(Action<Ledger, WorkingCalendar, Query> property) => RandomCalendars.Hold((calendar, asked) =>
    {
        var policy = new SlaPolicy("Random", "We resolve.", "Ada", 1, calendar,
            [new SlaTarget(PromiseKind.Resolution, new Deadline.WithinWorkingHours(Duration.Max(asked.Working, Duration.FromSeconds(1))), new Aim.Share(50))]);
        var query = Query.Open(Guid.Empty, 1, "support@contoso.com", "opening", asked.Start, policy);
        query.Answer(Desk.Ada, asked.Start, AnswerChannel.Outlook, "answer", policy);
        foreach (var pause in asked.Pauses.United.ToArray().Where(pause => pause.Start >= asked.Start)) Halt(query, pause, policy);

        Instant[] nows = [asked.Start, asked.Other, query.Promises[^1].WarnAt, query.Promises[^1].DueAt - Tick, query.Promises[^1].DueAt, asked.Other + asked.Working];
        foreach (var now in nows)
        {
            if (query.AsOf(now) is not { } then) continue;

            then.Turn(now, policy);
            Look(then, then.Promises[^1], policy, now, property);
            Assert.Null(then.Close(Desk.Ada, "done", now, policy));
            Look(then, then.Promises[^1], policy, now + asked.Working, property);
        }
    });

    private static Instant Middle(LedgerLine line) => line.From + Duration.FromTicks((line.To - line.From).BclCompatibleTicks / 2);

    private static void Halt(Query query, Interval pause, SlaPolicy policy)
    {
        var until = Instant.Min(pause.End, pause.Start + Duration.FromDays(9));
        if (query.Pause(Desk.Bo, PauseReason.ThirdParty, "a part", until, pause.Start) is null && pause.HasEnd && pause.End < Instant.MaxValue) query.Resume(Desk.Bo, pause.End, policy);
    }

    private static void Look(Query query, Promise promise, SlaPolicy policy, Instant now, Action<Ledger, WorkingCalendar, Query> property) =>
        property(Ledger.Of(query, promise, policy, now), policy.Calendar, query);
}
