using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Core.Tests.Calendars;
using NodaTime;

namespace ChatSla.Core.Tests.Queries;

/// <summary>A support desk on one Tuesday, told in times of day. Every mail is promised an answer within two hours and turns amber after one.</summary>
internal static class Desk
{
    public static Person Ada { get; } = new("a", "Ada");

    public static Person Bo { get; } = new("b", "Bo");

    public static Instant At(string time) => Calendar.At($"2026-03-03 {time}");

    private static WorkingCalendar Always { get; } = new(
        "Always", DateTimeZone.Utc, Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, IReadOnlyList<Shift> (_) => [Shift.AllDay]));

    public static SlaPolicy TwoHours { get; } = Agreement(Target(PromiseKind.FirstResponse, 2, 1), Target(PromiseKind.NextResponse, 2, 1));

    /// <summary>Answers within two hours, a resolution within eight (amber after six), and news every four (amber after three) until then.</summary>
    public static SlaPolicy Whole { get; } = Agreement(
        Target(PromiseKind.FirstResponse, 2, 1), Target(PromiseKind.NextResponse, 2, 1), Target(PromiseKind.Resolution, 8, 2, floorMinutes: 30), Target(PromiseKind.Update, 4, 1));

    /// <summary>Switched off.</summary>
    public static SlaPolicy Nothing { get; } = new("Nothing", "We promise nothing.", "Ada", 1, Always, [Target(PromiseKind.FirstResponse, 2, 1)], isEnabled: false);

    public static Promise Promised(PromiseKind kind, Instant start) => TwoHours.Make(kind, start)!;

    /// <summary>With a clock that never stands still by itself, so that every figure can be checked by hand.</summary>
    public static SlaPolicy Agreement(params SlaTarget[] targets) =>
        new("Two hours", "We answer within two hours.", "Ada", 1, Always, targets);

    public static SlaTarget Target(PromiseKind kind, int hours, int amberBefore, int? floorMinutes = null) => new(
        kind,
        new Deadline.WithinWorkingHours(Duration.FromHours(hours)),
        new Aim.Before(Duration.FromHours(amberBefore)),
        floorMinutes is { } floor ? Duration.FromMinutes(floor) : null);

    public static Query Open(string at = "09:00") =>
        Query.Open(new Guid("00000000-0000-0000-0000-000000000001"), 1, "support@contoso.com", "opening", At(at), TwoHours);

    /// <summary>The customer writes; the mail is called by its time.</summary>
    public static Query Writes(this Query query, string at)
    {
        query.CustomerWrote(at, At(at), TwoHours);
        return query;
    }

    public static Query AnswersFromOutlook(this Query query, string at, Person? by = null)
    {
        query.Answer(by ?? Ada, At(at), AnswerChannel.Outlook, $"answer {at}", TwoHours);
        return query;
    }

    public static Query Closes(this Query query, string at)
    {
        Assert.Null(query.Close(Ada, "Thanked us", At(at), TwoHours));
        return query;
    }

    public static Query Turns(this Query query, string at)
    {
        query.Turn(At(at), TwoHours);
        return query;
    }

    /// <summary>"First 09:00-11:00 met" for each promise, as it stands then.</summary>
    public static string Told(this Query query, string now) => string.Join(", ", query.Promises.Select(promise =>
        $"{promise.Kind.ToString().Replace("Response", "", StringComparison.Ordinal)} {Show(promise.StartAt)}-{Show(promise.DueAt)} {promise.StateAt(At(now)).ToString().ToLowerInvariant()}"));

    /// <summary>As the desk of <see cref="Whole"/> does it.</summary>
    public static Query OpenWhole(string at = "09:00", int number = 1) =>
        Query.Open(new Guid(number, 0, 0, new byte[8]), number, "support@contoso.com", $"opening {number}", At(at), Whole);

    public static Query Wrote(this Query query, string at, bool isThanks = false)
    {
        query.CustomerWrote(at, At(at), Whole, isThanks);
        return query;
    }

    public static Query Replied(this Query query, string at)
    {
        query.Answer(Ada, At(at), AnswerChannel.Outlook, $"answer {at}", Whole);
        return query;
    }

    public static Query PausedFor(this Query query, PauseReason reason, string at, string until)
    {
        Assert.Null(query.Pause(Ada, reason, "The serial number", At(until), At(at)));
        return query;
    }

    public static Query Resumed(this Query query, string at)
    {
        Assert.Null(query.Resume(Ada, At(at), Whole));
        return query;
    }

    public static Query Went(this Query query, string at)
    {
        query.Turn(At(at), Whole);
        return query;
    }

    public static Promise The(this Query query, PromiseKind kind) => query.Promises.Last(promise => promise.Kind == kind);

    public static string Show(Instant at) => Calendar.Show(at, "UTC")[15..20];
}
