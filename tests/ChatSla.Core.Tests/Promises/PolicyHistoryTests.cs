using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

/// <summary>Gold had a second version from noon on; silver was switched off then; a customer's line was changed at three.</summary>
public sealed class PolicyHistoryTests
{
    private static readonly PolicyHistory History = new(
    [
        new(Desk.At("12:00"), Version("Gold", 2)), new(Desk.At("09:00"), Version("Gold", 1)),
        new(Desk.At("09:00"), Version("Silver", 1)), new(Desk.At("12:00"), Version("Silver", 2, isEnabled: false)),
    ]);

    [Theory]
    [InlineData("08:00", 1)] // what was before the first version is promised by it too
    [InlineData("11:59:59", 1)]
    [InlineData("12:00", 2)]
    public void The_version_that_holds_is_the_one_of_its_beginning(string began, int version) =>
        Assert.Equal(version, History.At("gold", Desk.At(began))?.Version);

    [Fact]
    public void An_agreement_that_nobody_made_holds_never()
    {
        Assert.Null(History.At("Bronze", Desk.At("13:00")));
        Assert.False(History.IsSwitchedOff("Bronze"));
    }

    [Fact]
    public void What_is_switched_off_now_promises_nothing_whenever_it_began()
    {
        Assert.Equal((false, true), (History.IsSwitchedOff("Gold"), History.IsSwitchedOff("silver")));
        Assert.Equal((2, false), (History.At("Silver", Desk.At("10:00"))!.Version, History.At("Silver", Desk.At("10:00"))!.IsEnabled));
    }

    [Fact]
    public void It_is_known_whether_any_agreement_is_switched_off()
    {
        Assert.True(History.HasSwitchedOff);
        Assert.False(new PolicyHistory([new(Desk.At("09:00"), Version("Gold", 1, isEnabled: false)), new(Desk.At("12:00"), Version("Gold", 2))]).HasSwitchedOff);
    }

    [Fact]
    public void A_promise_leads_back_to_the_version_that_it_was_made_by()
    {
        var old = History.At("Gold", Desk.At("10:00"))!;
        var promise = old.Make(PromiseKind.FirstResponse, Desk.At("10:00"))!;

        Assert.Same(old, History.Of(promise));
        Assert.Same(old, new CustomerPolicies(History, [], null).Of(promise));
    }

    [Theory]
    [InlineData("Gold", 3)]
    [InlineData("Bronze", 1)]
    public void A_promise_of_a_version_that_is_not_stored_is_an_error_that_names_it(string name, int version)
    {
        var promise = Version(name, version).Make(PromiseKind.FirstResponse, Desk.At("10:00"))!;

        var error = Assert.Throws<KeyNotFoundException>(() => History.Of(promise));
        Assert.Contains($"version {version} of \"{name}\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("08:00", "Gold", 1)]
    [InlineData("14:59:59", "Gold", 2)]
    [InlineData("15:00", "Bronze", 1)]
    public void A_customers_line_holds_for_what_begins_while_it_stands_there(string began, string name, int version)
    {
        var held = For("anna@acme.com").At(Desk.At(began))!;
        Assert.Equal((name, version), (held.Name, held.Version));
    }

    [Fact]
    public void Another_customer_gets_the_mailboxs_own() => Assert.Equal("Gold", For("bo@contoso.com").At(Desk.At("16:00"))?.Name);

    [Fact]
    public void Where_the_agreement_of_that_time_is_switched_off_todays_line_counts()
    {
        var policies = new CustomerPolicies(History, [(Desk.At("09:00"), new PolicyBook("Silver")), (Desk.At("15:00"), new PolicyBook("Gold"))], null);

        Assert.Equal(("Gold", 1), (policies.At(Desk.At("10:00"))!.Name, policies.At(Desk.At("10:00"))!.Version));
    }

    [Fact]
    public void A_mailbox_without_a_line_promises_nothing() => Assert.Null(new CustomerPolicies(History, [], null).At(Desk.At("10:00")));

    private static CustomerPolicies For(string? customer) => new(
        new PolicyHistory([new(Desk.At("09:00"), Version("Gold", 1)), new(Desk.At("12:00"), Version("Gold", 2)), new(Desk.At("09:00"), Version("Bronze", 1))]),
        [(Desk.At("09:00"), new PolicyBook("Gold")), (Desk.At("15:00"), new PolicyBook("Gold", [new("acme.com", "Bronze")]))],
        customer);

    private static SlaPolicy Version(string name, int version, bool isEnabled = true) =>
        new(name, "We answer.", "Ada", version, Desk.TwoHours.Calendar, [Desk.Target(PromiseKind.FirstResponse, 2, 1)], isEnabled);
}
