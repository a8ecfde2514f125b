using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

public sealed class StricterPoliciesTests
{
    private static readonly Instant Nine = Desk.At("09:00");

    /// <summary>Answers late and resolves early, with an early aim.</summary>
    private static readonly SlaPolicy Resolving = Named("Resolving", Desk.Target(PromiseKind.FirstResponse, 5, 4), Desk.Target(PromiseKind.Resolution, 6, 1));

    /// <summary>Answers early and resolves late.</summary>
    private static readonly SlaPolicy Answering = Named("Answering", Desk.Target(PromiseKind.FirstResponse, 4, 1), Desk.Target(PromiseKind.Resolution, 8, 1), Desk.Target(PromiseKind.Update, 3, 1));

    private static readonly StricterPolicies Both = new([("a@contoso.com", Resolving), ("b@contoso.com", Answering)]);

    [Fact]
    public void Of_each_kind_the_promise_that_is_due_first_holds_and_keeps_the_version_it_came_from()
    {
        var (first, resolution) = (Make(PromiseKind.FirstResponse), Make(PromiseKind.Resolution));

        Assert.Equal(("Answering", Desk.At("13:00")), (first.Policy, first.DueAt));
        Assert.Equal(("Resolving", Desk.At("15:00")), (resolution.Policy, resolution.DueAt));
        Assert.Equal("Answering", Make(PromiseKind.Update).Policy);
        Assert.Null(((IPolicies)Both).Make(PromiseKind.NextResponse, Nine, Pauses.None));
        Assert.Equal("Answering", Both.At(Nine)!.Name);
    }

    [Fact]
    public void Amber_falls_with_the_earliest_aim_of_all() => Assert.Equal(Desk.At("10:00"), Make(PromiseKind.FirstResponse).WarnAt);

    [Fact]
    public void It_says_whose_promise_it_is()
    {
        Assert.Equal(["b@contoso.com"], Both.MailboxesOf(Make(PromiseKind.FirstResponse)));
        Assert.Equal(["a@contoso.com"], Both.MailboxesOf(Make(PromiseKind.Resolution)));
    }

    [Fact]
    public void A_mailbox_that_promises_nothing_takes_nothing_away()
    {
        var one = new StricterPolicies([("off@contoso.com", new NoPolicies()), ("b@contoso.com", Answering)]);

        Assert.Equal("Answering", one.Make(PromiseKind.FirstResponse, Nine, Pauses.None)!.Policy);
        Assert.Equal("Answering", one.At(Nine)!.Name);
    }

    [Fact]
    public void After_a_pause_the_stricter_of_what_they_promise_then_holds()
    {
        var stood = new Pauses([new Pause(Desk.At("10:00"), Desk.At("12:00"))]);
        var before = Make(PromiseKind.Resolution);

        var after = Both.Remake(before, stood)!;

        Assert.Equal((Desk.At("17:00"), "Resolving"), (after.DueAt, after.Policy));
        Assert.Equal(after, Both.Make(PromiseKind.Resolution, Nine, stood));
    }

    private static Promise Make(PromiseKind kind) => Both.Make(kind, Nine, Pauses.None)!;

    private static SlaPolicy Named(string name, params SlaTarget[] targets) => new(name, "We answer.", "Ada", 1, Desk.TwoHours.Calendar, targets);

    private sealed class NoPolicies : IPolicies
    {
        public SlaPolicy? At(Instant startAt) => null;

        public SlaPolicy Of(Promise promise) => throw new InvalidOperationException("It made none.");
    }
}
