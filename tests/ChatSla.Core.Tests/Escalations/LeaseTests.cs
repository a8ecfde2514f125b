using ChatSla.Core.Escalations;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using ChatSla.Core.Tests.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Escalations;

/// <summary>A query that somebody claimed and forgot.</summary>
public sealed class LeaseTests
{
    private static readonly Duration Lease = Duration.FromMinutes(45);

    [Fact]
    public void What_nobody_works_on_returns_after_so_much_working_time_32()
    {
        var query = Desk.Open();
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));
        Assert.Equal(Desk.At("09:55"), EndsAt(query));

        Assert.True(query.EndLease(LeaseEnd.Idle, Desk.At("09:55")));
        Assert.Null(query.Owner);
        Assert.Null(query.ClaimFor(Desk.Bo, Desk.At("09:56")));
        Assert.Equal([(Desk.Ada, 45), (Desk.Bo, 0)], Custody.Of(query, Desk.TwoHours.Calendar, Desk.At("09:56")).Where(held => held.By is not null).Select(held => (held.By!, (int)held.Working.TotalMinutes)));
    }

    [Fact]
    public void Whatever_the_owner_does_about_it_begins_the_lease_anew_and_what_others_do_does_not()
    {
        var query = Desk.Open();
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));
        query.Escalate(Desk.Bo, "Urgent", Desk.At("09:20"));
        Assert.Equal(Desk.At("09:55"), EndsAt(query));
        query.Escalate(Desk.Ada, "Urgent", Desk.At("09:30"));
        Assert.Equal(Desk.At("10:15"), EndsAt(query));
    }

    [Fact]
    public void Nothing_runs_while_the_customer_waits_for_nothing_or_the_answer_is_on_its_way()
    {
        var query = Desk.Open();
        Assert.Null(EndsAt(query));
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));
        query.WriteAnswer(Desk.Ada, "key", Desk.At("09:20"));
        Assert.Null(EndsAt(query));
        query.Answer(Desk.Ada, Desk.At("09:21"), AnswerChannel.Card, "key", Desk.TwoHours);
        Assert.Null(EndsAt(query));

        // The customer writes hours later: the time in between was nobody's fault.
        query.Writes("14:00");
        Assert.Equal(Desk.At("14:45"), EndsAt(query));
    }

    [Fact]
    public void Nights_and_holidays_do_not_count()
    {
        var office = Calendar.In("UTC", "09:00-17:00");
        var query = Desk.Open();
        query.ClaimFor(Desk.Ada, Desk.At("16:45"));
        Assert.Equal(Calendar.At("2026-03-04 09:30"), ClaimLease.EndsAt(query, Lease, office));
    }

    [Fact]
    public void A_lease_lies_after_the_claim_the_last_act_and_the_mail_by_exactly_its_length_in_every_story() => StoryTests.Holds(StoryTests.Lives, life =>
    {
        var query = Desk.OpenWhole();
        foreach (var (position, step) in life.Index())
        {
            StoryTests.Do(query, step, position);
            if (EndsAt(query) is not { } end)
            {
                Assert.True(query.Owner is null || !query.AwaitsUs || query.Sending is not null);
                continue;
            }

            var counted = query.History.Where(happened => Names(happened, query.Owner!)).Select(happened => happened.At).Append(query.Claim!.At).Append(query.Running.Where(one => one.Kind.IsResponse).Min(one => one.StartAt));
            Assert.Equal(counted.Max() + Lease, end);
        }
    });

    private static Instant? EndsAt(Query query) => ClaimLease.EndsAt(query, Lease, Desk.TwoHours.Calendar);

    /// <summary>As an event is written: whoever did it stands in its By.</summary>
    private static bool Names(QueryEvent happened, Person by) =>
        happened is not QueryEvent.Released && happened is not QueryEvent.Closed && happened.GetType().GetProperty("By")?.GetValue(happened) is Person person && person == by;
}
