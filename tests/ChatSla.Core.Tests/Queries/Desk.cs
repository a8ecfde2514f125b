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

    public static Promise Promised(PromiseKind kind, Instant start) =>
        new(kind, start, start + Duration.FromHours(1), start + Duration.FromHours(2), "Two hours", 1, 1);

    public static Query Open(string at = "09:00") =>
        Query.Open(new Guid("00000000-0000-0000-0000-000000000001"), 1, "support@contoso.com", "opening", At(at), Promised(PromiseKind.FirstResponse, At(at)));

    /// <summary>The customer writes; the mail is called by its time.</summary>
    public static Query Writes(this Query query, string at)
    {
        query.CustomerWrote(at, At(at), Promised);
        return query;
    }

    public static Query AnswersFromOutlook(this Query query, string at, Person? by = null)
    {
        query.Answer(by ?? Ada, At(at), AnswerChannel.Outlook, $"answer {at}", Promised);
        return query;
    }

    public static Query Closes(this Query query, string at)
    {
        Assert.Null(query.Close(Ada, "Thanked us", At(at)));
        return query;
    }

    public static Query Turns(this Query query, string at)
    {
        query.Turn(At(at));
        return query;
    }

    /// <summary>"First 09:00-11:00 met" for each promise, as it stands then.</summary>
    public static string Told(this Query query, string now) => string.Join(", ", query.Promises.Select(promise =>
        $"{(promise.Kind == PromiseKind.FirstResponse ? "First" : "Next")} {Show(promise.StartAt)}-{Show(promise.DueAt)} {promise.StateAt(At(now)).ToString().ToLowerInvariant()}"));

    public static string Show(Instant at) => Calendar.Show(at, "UTC")[15..20];
}
