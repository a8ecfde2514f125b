using ChatSla.Core.Promises;
using ChatSla.Core.Queries;

namespace ChatSla.Core.Tests.Queries;

public sealed class ClaimTests
{
    private readonly Query query = Desk.Open();

    [Fact]
    public void Whoever_claims_a_query_has_it()
    {
        Assert.Null(query.ClaimFor(Desk.Ada, Desk.At("09:10")));

        Assert.Equal(Desk.Ada, query.Owner);
        Assert.Equal(Desk.At("09:10"), query.Claim?.At);
    }

    [Fact]
    public void A_second_claim_is_refused_and_told_who_and_when()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Equal(new Refusal.AlreadyClaimed(Desk.Ada, Desk.At("09:10")), query.ClaimFor(Desk.Bo, Desk.At("09:11")));
        Assert.Equal(Desk.Ada, query.Owner);
    }

    [Fact]
    public void Claiming_twice_changes_nothing()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Null(query.ClaimFor(Desk.Ada with { Name = "Ada Lovelace" }, Desk.At("09:20")));
        Assert.Equal(2, query.History.Count);
    }

    [Fact]
    public void Claiming_never_silences_the_clock()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Equal(Desk.At("10:00"), query.NextTurnAt);
        Assert.Equal(TrafficLight.Amber, query.LightAt(Desk.At("10:00")));
        Assert.Equal(TrafficLight.Red, query.LightAt(Desk.At("11:00")));
    }

    [Fact]
    public void A_closed_query_cannot_be_claimed()
    {
        query.Closes("09:30");

        Assert.Equal(new Refusal.AlreadyClosed(Desk.Ada, Desk.At("09:30")), query.ClaimFor(Desk.Bo, Desk.At("09:40")));
    }

    [Fact]
    public void Whoever_has_it_may_give_it_back()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Null(query.Release(Desk.Ada, Desk.At("09:20")));
        Assert.Null(query.Owner);
        Assert.Null(query.ClaimFor(Desk.Bo, Desk.At("09:21")));
    }

    [Fact]
    public void Only_a_lead_frees_what_somebody_else_holds()
    {
        query.ClaimFor(Desk.Ada, Desk.At("09:10"));

        Assert.Equal(new Refusal.AlreadyClaimed(Desk.Ada, Desk.At("09:10")), query.Release(Desk.Bo, Desk.At("09:20")));
        Assert.Equal(Desk.Ada, query.Owner);
        Assert.Null(query.Release(Desk.Bo, Desk.At("09:20"), mayOverrule: true));
        Assert.Null(query.Owner);
    }

    [Fact]
    public void What_nobody_has_cannot_be_released() => Assert.IsType<Refusal.NotClaimed>(query.Release(Desk.Ada, Desk.At("09:20")));

    [Fact]
    public void An_escalation_needs_a_reason_and_stops_no_clock()
    {
        Assert.IsType<Refusal.ReasonMissing>(query.Escalate(Desk.Ada, "  ", Desk.At("09:20")));
        Assert.Null(query.Escalation);

        Assert.Null(query.Escalate(Desk.Ada, " A lawyer writes ", Desk.At("09:21")));
        Assert.Equal("A lawyer writes", query.Escalation?.Reason);
        Assert.Equal(TrafficLight.Red, query.LightAt(Desk.At("11:00")));
    }

    [Fact]
    public void A_closed_query_cannot_be_escalated()
    {
        query.Closes("09:30");

        Assert.IsType<Refusal.AlreadyClosed>(query.Escalate(Desk.Bo, "Late", Desk.At("09:40")));
    }
}
