using ChatSla.Core.Calendars;
using ChatSla.Core.Escalations;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Queries;
using NodaTime;

namespace ChatSla.Core.Tests.Escalations;

/// <summary>A ladder that tries everything, and what a program that looks at a query now and then tells.</summary>
internal static class Rungs
{
    public static EscalationLadder Every { get; } = new(
    [
        Step("50%", Recipient.Owner, new StepTime.Share(50)),
        Step("amber", Recipient.Owner, new StepTime.Amber(Duration.Zero)),
        Step("red-20min", Recipient.Channel, new StepTime.Red(-Duration.FromMinutes(20))),
        Step("red", Recipient.Channel, new StepTime.Red(Duration.Zero)),
        Step("red", Recipient.Managers, new StepTime.Red(Duration.Zero)) with { Repeat = Duration.FromMinutes(25), Most = 3 },
        Step("red+1h", Recipient.Deputies, new StepTime.Red(Duration.FromHours(1), ByTheWall: true)),
    ]);

    public static EscalationStep Step(string at, Recipient to, StepTime time) => new($"{at}>{to.Kind}", time, to);

    public static (EscalationLadder Ladder, WorkingCalendar Calendar) Agreed(Promise promise) => (Every, Desk.Whole.Calendar);

    /// <summary>What is told at a look, in the ladder's order; it is remembered.</summary>
    public static IReadOnlyList<Alert> Look(this Query query, HashSet<string> told, Instant now) =>
        [.. Escalation.Reached(query, Agreed, now).Where(alert => told.Add(alert.Key))];

    /// <summary>"amber>Owner, red>Channel" for what is told then.</summary>
    public static string Tells(this Query query, HashSet<string> told, string at) =>
        string.Join(", ", query.Look(told, Desk.At(at)).Select(alert => alert.Step.Name + (alert.Round > 0 ? $" again {alert.Round}" : "")));
}
