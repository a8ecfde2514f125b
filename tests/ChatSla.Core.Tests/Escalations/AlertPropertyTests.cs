using ChatSla.Core.Escalations;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using ChatSla.Core.Tests.Queries;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChatSla.Core.Tests.Escalations;

/// <summary>What holds of alerts in every story of a query.</summary>
public sealed class AlertPropertyTests
{
    /// <summary>Every minute of them is looked at, so they are short.</summary>
    private static readonly Gen<StoryTests.Step[]> Lives = StoryTests.Lives.Select(life => life.Take(10).ToArray());

    [Fact]
    public void Sleeping_until_the_stored_instant_tells_the_same_as_looking_every_minute() => StoryTests.Holds(Lives, life =>
    {
        var (polled, slept) = (Live(life, everyMinute: true), Live(life, everyMinute: false));
        Assert.Equal(polled, slept);
    });

    [Fact]
    public void Nothing_is_told_twice_or_before_its_time_or_of_what_is_settled_or_stands_still() => StoryTests.Holds(Lives, life =>
    {
        var told = new HashSet<string>();
        Live(life, everyMinute: true, (query, alert, now) =>
        {
            Assert.True(alert.At <= now);
            Assert.True(told.Add(alert.Key));
            Assert.Contains(alert.Promise, query.Running);
            Assert.DoesNotContain(query.StateOf(alert.Promise, now), new[] { PromiseState.Paused, PromiseState.Met, PromiseState.Withdrawn });
            Assert.True(query.Closing is null && query.Merging is null);
        });
    });

    [Fact]
    public void Whoever_is_to_be_told_hears_by_that_minute_of_that_level_or_of_a_higher_one() => StoryTests.Holds(Lives, life =>
    {
        // Brute force: every step of every promise that runs, whatever the rules make of it.
        var heard = new List<Alert>();
        Live(life, everyMinute: true, (_, alert, _) => heard.Add(alert), (query, now) =>
        {
            foreach (var (startedBy, promise) in query.Closing is null ? query.Owed.Where(owed => query.StateOf(owed.Promise, now) is not PromiseState.Paused) : [])
            {
                foreach (var step in Rungs.Every.Steps.Where(step => step.At.On(promise, Desk.Whole.Calendar) <= now))
                    Assert.Contains(heard, alert => (alert.StartedBy, alert.Promise.Kind, alert.Step.To) == (startedBy, promise.Kind, step.To) && alert.At >= step.At.On(promise, Desk.Whole.Calendar));
            }
        });
    });

    [Fact]
    public void A_step_lies_where_counting_minutes_says_in_every_calendar() => RandomCalendars.Agree((oracle, calendar, asked) =>
    {
        var due = Instant.Max(asked.Start, asked.Other) + Duration.FromHours(400);
        if (asked.Working <= Duration.Zero || due - Duration.FromHours(200) > due) return false;

        var promise = new Promise(PromiseKind.FirstResponse, asked.Start - Duration.FromDays(30), asked.Start, asked.Start + Duration.FromTicks(1), "p", 1, 1);
        var (after, before) = (oracle.Add(promise.DueAt, asked.Working, []), oracle.Subtract(promise.WarnAt, asked.Working, []));
        if (after.IsKnown) Assert.Equal(after.Answer, new StepTime.Red(asked.Working).On(promise, calendar));
        if (before.IsKnown) Assert.Equal(Instant.Max(promise.StartAt, before.Answer!.Value), new StepTime.Amber(-asked.Working).On(promise, calendar));
        Assert.Equal(promise.WarnAt, new StepTime.Red(-asked.Working).On(promise, calendar));
        Assert.Equal(promise.DueAt + asked.Working, new StepTime.Red(asked.Working, ByTheWall: true).On(promise, calendar));
        return after.IsKnown;
    });

    /// <summary>Minute by minute, or from one stored instant or event to the next, as the program does.</summary>
    private static List<string> Live(StoryTests.Step[] life, bool everyMinute, Action<Query, Alert, Instant>? hear = null, Action<Query, Instant>? look = null)
    {
        var (query, told, said) = (Desk.OpenWhole(), new HashSet<string>(), new List<string>());
        Instant? next = query.OpenedAt;
        for (var (minute, position) = (0, 0); minute <= life[^1].Minute + 300; minute++)
        {
            var now = StoryTests.Minute(minute);
            var happens = false;
            if (query.NextTurnAt <= now) happens = query.Turn(now, Desk.Whole);
            for (; position < life.Length && life[position].Minute <= minute; position++, happens = true)
            {
                StoryTests.Do(query, life[position], position);
                if (position % 5 == 4) query.Acknowledge(Desk.Bo, now);
            }

            if (everyMinute || happens || next <= now)
            {
                foreach (var alert in query.Look(told, now))
                {
                    hear?.Invoke(query, alert, now);
                    said.Add($"{minute} {alert.Key}");
                }

                next = Escalation.NextAfter(query, Rungs.Agreed, now);
            }

            look?.Invoke(query, now);
        }

        return said;
    }
}
