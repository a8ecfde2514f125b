using ChatSla.Core.Calendars;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>A query goes from one hand to another.</summary>
public sealed class HandOverTests
{
    private static readonly Person Sara = new("s", "Sara");

    private readonly Query query = Desk.Open();

    [Fact]
    public void Whoever_has_a_query_hands_it_over_with_a_note()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Null(query.HandOver(Desk.Ada, Desk.Bo, " They want it by noon ", Desk.At("09:20")));

        Assert.Equal(Desk.Bo, query.Owner);
        Assert.Equal(Desk.At("09:20"), query.Claim?.At);
        Assert.Equal(new QueryEvent.HandedOver(Desk.At("09:20"), Desk.Ada, Desk.Bo, Desk.Ada, "They want it by noon"), query.History[^1]);
    }

    [Fact]
    public void What_nobody_has_anybody_may_give_out()
    {
        Assert.Null(query.HandOver(Desk.Ada, Desk.Bo, null, Desk.At("09:20")));

        Assert.Equal(Desk.Bo, query.Owner);
        Assert.Null(Assert.IsType<QueryEvent.HandedOver>(query.History[^1]).From);
    }

    [Fact]
    public void What_a_colleague_has_only_a_lead_gives_to_a_third()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Equal(new Refusal.AlreadyClaimed(Desk.Ada, Desk.At("09:10")), query.HandOver(Desk.Bo, Sara, null, Desk.At("09:20")));
        Assert.Null(query.HandOver(Desk.Bo, Sara, null, Desk.At("09:20"), mayOverrule: true));
        Assert.Equal(Sara, query.Owner);
    }

    [Fact]
    public void Anybody_may_take_over_and_the_story_says_from_whom()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Null(query.HandOver(Desk.Bo, Desk.Bo, null, Desk.At("09:20")));

        Assert.Equal(Desk.Bo, query.Owner);
        Assert.Equal(Desk.Ada, Assert.IsType<QueryEvent.HandedOver>(query.History[^1]).From);
    }

    [Fact]
    public void Handing_over_to_who_has_it_changes_nothing()
    {
        query.HandOver(Desk.Ada, Desk.Bo, null, Desk.At("09:20"));

        Assert.Null(query.HandOver(Desk.Ada, Desk.Bo, null, Desk.At("09:21")));
        Assert.Null(query.HandOver(Desk.Bo, Desk.Bo, null, Desk.At("09:22")));
        Assert.Equal(2, query.History.Count);
    }

    [Fact]
    public void A_closed_query_is_handed_to_nobody()
    {
        query.Closes("09:15");

        Assert.IsType<Refusal.AlreadyClosed>(query.HandOver(Desk.Ada, Desk.Bo, null, Desk.At("09:20")));
    }

    [Fact]
    public void Every_hand_has_a_clock_of_its_own_and_the_customers_runs_on()
    {
        var due = query.Current!.DueAt;
        query.HandOver(Desk.Ada, Desk.Ada, null, Desk.At("09:10"));
        query.HandOver(Desk.Ada, Desk.Bo, null, Desk.At("09:30"));

        var held = Custody.Of(query, Desk.TwoHours.Calendar, Desk.At("10:00"));

        Assert.Equal([null, Desk.Ada, Desk.Bo], held.Select(one => one.By));
        Assert.Equal([Duration.FromMinutes(10), Duration.FromMinutes(20), Duration.FromMinutes(30)], held.Select(one => one.Working));
        Assert.Equal(due, query.Current!.DueAt);
    }
}
