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

    [Theory]
    [InlineData(" ", "We answer.", "Ada")]
    [InlineData("Spares", " ", "Ada")]
    [InlineData("Spares", "We answer.", " ")]
    public void A_policy_needs_a_name_a_service_and_an_owner(string name, string service, string owner) =>
        Assert.Throws<ArgumentException>(() => new SlaPolicy(name, service, owner, 3, Office, [First]));

    [Fact]
    public void Updates_until_a_resolution_need_a_resolution()
    {
        Assert.Throws<ArgumentException>(() => Policy("Spares", Target(PromiseKind.Update)));
        Assert.Equal(2, Policy("Spares", Target(PromiseKind.Update), Target(PromiseKind.Resolution)).Targets.Count);
    }

    [Fact]
    public void Switched_off_it_promises_nothing() => Assert.Null(
        new SlaPolicy("Spares", "We answer.", "Ada", 3, Office, [First], isEnabled: false).Make(PromiseKind.FirstResponse, Calendar.At("2026-03-03 15:00")));

    [Fact]
    public void A_pause_moves_a_resolution_and_no_reply()
    {
        var policy = Policy("Spares", First, Target(PromiseKind.NextResponse), Target(PromiseKind.Resolution), Target(PromiseKind.Update));
        var paused = new Pauses([new Pause(Calendar.At("2026-03-03 10:00"), Calendar.At("2026-03-03 11:00"))]);

        Assert.Equal(
            [13, 13, 14, 14],
            Enum.GetValues<PromiseKind>().Select(kind => policy.Make(kind, Calendar.At("2026-03-03 09:00"), paused)!.DueAt.InUtc().Hour));
    }

    [Fact]
    public void What_stands_without_an_end_cannot_be_promised()
    {
        var standing = new Pauses([new Pause(Calendar.At("2026-03-03 10:00"), null)]);

        Assert.Throws<ArgumentException>(() => Policy("Spares", Target(PromiseKind.Resolution)).Make(PromiseKind.Resolution, Calendar.At("2026-03-03 09:00"), standing));
    }

    /// <summary>Due at 14:00 after the hour, amber one hour before that.</summary>
    [Theory]
    [InlineData("12:00-13:00", 45, "13:45")] // amber would have been at once
    [InlineData("12:00-13:00", 240, "13:59:59")] // as far as the deadline allows
    [InlineData("09:30-10:30", 45, "13:00")] // enough is left
    [InlineData("06:00-09:00", 300, "12:00")] // a pause from before the mail gives nothing
    public void After_a_pause_some_time_is_left_before_amber(string pause, int minutes, string warn)
    {
        var (from, to) = (pause.Split('-')[0], pause.Split('-')[1]);
        var target = Target(PromiseKind.Resolution) with { MinAfterPause = Duration.FromMinutes(minutes) };
        var paused = new Pauses([new Pause(Calendar.At($"2026-03-03 {from}"), Calendar.At($"2026-03-03 {to}"))]);

        Assert.Equal(Calendar.At($"2026-03-03 {warn}"), Policy("Spares", target).Make(PromiseKind.Resolution, Calendar.At("2026-03-03 09:00"), paused)!.WarnAt);
    }

    private static SlaPolicy Policy(string name, params SlaTarget[] targets) =>
        new(name, "We answer within four working hours.", "Head of spares", 3, Office, targets);

    private static SlaTarget Target(PromiseKind kind) =>
        new(kind, new Deadline.WithinWorkingHours(Duration.FromHours(4)), new Aim.Before(Duration.FromHours(1)));
}
