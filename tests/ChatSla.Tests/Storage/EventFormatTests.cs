using System.Reflection;
using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Tests.Storage;

public sealed class EventFormatTests
{
    private static readonly Instant At = Instant.FromUnixTimeMilliseconds(1_772_528_400_123);

    public static TheoryData<string> Events() => [.. typeof(QueryEvent).GetNestedTypes().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_read_as_it_was_written(string name)
    {
        var happened = Make(name, missing: false);
        Assert.Equal(happened, EventFormat.Read(EventFormat.Write(happened)));

        var least = Make(name, missing: true);
        Assert.Equal(least, EventFormat.Read(EventFormat.Write(least)));
    }

    /// <summary>The names are stored: a journal of last year must still be read.</summary>
    [Theory]
    [InlineData("Opened", "opened")]
    [InlineData("CustomerWrote", "customer-wrote")]
    [InlineData("StillOwed", "still-owed")]
    [InlineData("Claimed", "claimed")]
    [InlineData("Released", "released")]
    [InlineData("AnswerWritten", "answer-written")]
    [InlineData("Answered", "answered")]
    [InlineData("AnswerFailed", "answer-failed")]
    [InlineData("Escalated", "escalated")]
    [InlineData("Closed", "closed")]
    [InlineData("Reopened", "reopened")]
    [InlineData("TurnedAmber", "turned-amber")]
    [InlineData("TurnedRed", "turned-red")]
    public void An_event_keeps_its_stored_name(string type, string name) =>
        Assert.Equal(name, (string?)JsonNode.Parse(EventFormat.Write(Make(type, missing: false)))!["event"]);

    [Fact]
    public void Every_stored_word_is_known()
    {
        const string Opened = """
            {"event":"opened","at":1772528400123,"mailbox":"m","mailId":"1","promise":{"kind":"NextResponse","startAt":1,"warnAt":2,"dueAt":3,
             "policy":"P","policyVersion":4,"calendarVersion":5}}
            """;

        var promise = new Promise(PromiseKind.NextResponse, Ms(1), Ms(2), Ms(3), "P", 4, 5);
        Assert.Equal(new QueryEvent.Opened(At, "m", "1", promise), EventFormat.Read(Opened));
        Assert.Equal(
            new QueryEvent.Answered(At, new Person("a", "Ada"), AnswerChannel.Outlook, "id"),
            EventFormat.Read("""{"event":"answered","at":1772528400123,"by":{"id":"a","name":"Ada"},"via":"Outlook","answerId":"id"}"""));
    }

    private static Instant Ms(long ms) => Instant.FromUnixTimeMilliseconds(ms);

    private static QueryEvent Make(string name, bool missing)
    {
        var constructor = typeof(QueryEvent).GetNestedType(name)!.GetConstructors().Single();
        return (QueryEvent)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter, missing))]);
    }

    private static object? Sample(ParameterInfo parameter, bool missing)
    {
        if (missing && new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable) return null;

        return parameter.ParameterType switch
        {
            var type when type == typeof(Instant) => At,
            var type when type == typeof(string) => $"{parameter.Name} \"å\u2028😀",
            var type when type == typeof(Person) => new Person("id", "Åsa \\ Öberg"),
            var type when type == typeof(PromiseKind) => PromiseKind.NextResponse,
            var type when type == typeof(AnswerChannel) => AnswerChannel.Outlook,
            var type when type == typeof(Promise) => new Promise(PromiseKind.NextResponse, At, At + Duration.FromHours(1), At + Duration.FromHours(2), "Policy", 3, 4),
            var type => throw new InvalidOperationException($"Say here what a {type.Name} looks like."),
        };
    }
}
