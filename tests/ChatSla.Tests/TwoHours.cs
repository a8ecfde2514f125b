using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Tests;

/// <summary>An agreement that can be reckoned by hand: an answer within two hours, amber after one, day and night.</summary>
internal static class TwoHours
{
    public static SlaPolicy Policy { get; } = new("Two hours", "We answer within two hours.", "Ada", 1, Always(), [Target(PromiseKind.FirstResponse), Target(PromiseKind.NextResponse)]);

    private static WorkingCalendar Always() => new(
        "Always", DateTimeZone.Utc, Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, IReadOnlyList<Shift> (_) => [Shift.AllDay]));

    private static SlaTarget Target(PromiseKind kind) =>
        new(kind, new Deadline.WithinWorkingHours(Duration.FromHours(2)), new Aim.Before(Duration.FromHours(1)));
}
