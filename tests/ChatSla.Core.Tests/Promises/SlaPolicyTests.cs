using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Promises;

public sealed class SlaPolicyTests
{
    private static readonly WorkingCalendar Office = new("Office", DateTimeZone.Utc, Calendar.Week("09:00-17:00"), version: 7);
    private static readonly SlaTarget First = Target(PromiseKind.FirstResponse);

    [Fact]
    public void A_policy_makes_a_promise_with_the_versions_it_came_from()
    {
        var promise = Policy("Spares", First).Make(PromiseKind.FirstResponse, Calendar.At("2026-03-03 15:00"));

        Assert.Equal(
            new Promise(
                PromiseKind.FirstResponse,
                Calendar.At("2026-03-03 15:00"), Calendar.At("2026-03-04 10:00"), Calendar.At("2026-03-04 11:00"),
                "Spares", 3, 7),
            promise);
    }

    [Fact]
    public void A_policy_without_a_target_of_that_kind_promises_nothing() =>
        Assert.Null(Policy("Spares", First).Make(PromiseKind.NextResponse, Calendar.At("2026-03-03 15:00")));

    [Fact]
    public void Two_targets_of_one_kind_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Policy("Spares", First, First));
        Assert.Contains("two targets for FirstResponse", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_promises_nothing_at_all_is_refused() => Assert.Throws<ArgumentException>(() => Policy("Spares"));

    [Fact]
    public void A_policy_needs_a_name() => Assert.Throws<ArgumentException>(() => Policy(" ", First));

    private static SlaPolicy Policy(string name, params SlaTarget[] targets) =>
        new(name, "We answer within four working hours.", "Head of spares", 3, Office, targets);

    private static SlaTarget Target(PromiseKind kind) =>
        new(kind, new Deadline.WithinWorkingHours(Duration.FromHours(4)), new Aim.Before(Duration.FromHours(1)));
}
