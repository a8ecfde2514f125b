using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Teams;
using ChatSla.Why;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Tests.Why;

/// <summary>An office in Stockholm, 09-17 on weekdays, with the holidays and half days of Easter 2026. Times are Stockholm's.</summary>
internal static class Office
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public static Person Ada { get; } = new("a", "Ada");

    public static Person Bo { get; } = new("b", "Bo");

    public static WorkingCalendar Calendar { get; } = new(
        "office",
        Zone,
        Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, IReadOnlyList<Shift> (_) => Shift.ParseDay("09:00-17:00")),
        [new Holiday(new(2026, 4, 3), "Good Friday"), new Holiday(new(2026, 4, 6), "Easter Monday")],
        new Dictionary<LocalDate, IReadOnlyList<Shift>> { [new(2026, 4, 2)] = Shift.ParseDay("09:00-12:00"), [new(2026, 4, 30)] = Shift.ParseDay("09:00-13:00") },
        version: 2);

    public static Deadline SameDay { get; } = new Deadline.SameDay(new(15, 0), new(12, 0), Duration.FromHours(2));

    public static SlaPolicy Replies { get; } = Agreed(SameDay);

    /// <summary>Replies the same day, resolution in 16 hours of working time and news every 8.</summary>
    public static SlaPolicy Whole { get; } = Agreed(
        SameDay, Target(PromiseKind.Resolution, Hours(16), Duration.FromHours(4)), Target(PromiseKind.Update, Hours(8), Duration.FromHours(1)));

    public static Deadline Hours(int working) => new Deadline.WithinWorkingHours(Duration.FromHours(working));

    public static SlaPolicy Agreed(Deadline reply, params SlaTarget[] others) => new(
        "gold", "We answer the same day.", "Mia", 3, Calendar,
        [Target(PromiseKind.FirstResponse, reply, Duration.FromMinutes(90)), Target(PromiseKind.NextResponse, reply, Duration.FromMinutes(90)), .. others]);

    public static SlaTarget Target(PromiseKind kind, Deadline deadline, Duration amberBefore) => new(kind, deadline, new Aim.Before(amberBefore));

    /// <summary>"2026-03-03 15:04", to the second if need be.</summary>
    public static Instant At(string text) => Local.Parse(text.Length > 16 ? text : $"{text}:00").Value.InZoneLeniently(Zone).ToInstant();

    public static Query Open(string at, SlaPolicy policy) => Query.Open(new Guid("00000000-0000-0000-0000-000000000001"), 42, "support@contoso.com", "opening", At(at), policy);

    public static Query Answered(this Query query, string at, SlaPolicy policy, Person? by = null, AnswerChannel via = AnswerChannel.Outlook)
    {
        query.Turn(At(at), policy);
        query.Answer(by ?? Ada, At(at), via, $"answer {at}", policy);
        return query;
    }

    /// <summary>As everybody sees it then.</summary>
    public static WhyView Why(this Query query, string now, SlaPolicy policy, PromiseKind? kind = null, int most = WhyCard.MostRows)
    {
        query.Turn(At(now), policy);
        var promise = kind is null ? WhyView.PromiseOf(query, At(now))! : query.Promises.Last(one => one.Kind == kind);
        return WhyView.Of(query, promise, policy, At(now), most);
    }

    public static string Printed(this WhyView why) => WhyPrint.Text(why, null, isLast: true);
}
