using System.Reflection;
using System.Text.Json.Nodes;
using ChatSla.Core.Mail;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Tests.Storage;

public sealed class EventFormatTests
{
    private static readonly Instant At = Instant.FromUnixTimeMilliseconds(1_772_528_400_123);

    private static readonly Dictionary<Type, object> Lists = new()
    {
        [typeof(string)] = new List<string> { "one", "two" },
        [typeof(Word)] = new List<Word> { new(At, Speaker.Customer, "mail", At, true), new(At, Speaker.Us, "answer", At) },
        [typeof(QueryEvent.Promised)] = new List<QueryEvent.Promised> { new(At, "mail", new Promise(PromiseKind.Update, At, At, At + Duration.FromHours(2), "P", 3, 4)) },
        [typeof(QueryEvent.TurnedAmber)] = new List<QueryEvent.TurnedAmber> { new(At, PromiseKind.Update) },
        [typeof(QueryEvent.TurnedRed)] = new List<QueryEvent.TurnedRed> { new(At, PromiseKind.Resolution) },
    };

    public static TheoryData<string> Events() => [.. typeof(QueryEvent).GetNestedTypes().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_read_as_it_was_written(string name)
    {
        var happened = Make(name, missing: false);
        Assert.Equivalent(happened, EventFormat.Read(EventFormat.Write(happened)), strict: true);

        var least = Make(name, missing: true);
        Assert.Equivalent(least, EventFormat.Read(EventFormat.Write(least)), strict: true);
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
    [InlineData("AnswerTakenBack", "answer-taken-back")]
    [InlineData("ToldToWait", "told-to-wait")]
    [InlineData("Forwarded", "forwarded")]
    [InlineData("Escalated", "escalated")]
    [InlineData("Closed", "closed")]
    [InlineData("Reopened", "reopened")]
    [InlineData("AnswerWanted", "answer-wanted")]
    [InlineData("Promised", "promised")]
    [InlineData("PromiseMoved", "promise-moved")]
    [InlineData("Paused", "paused")]
    [InlineData("Resumed", "resumed")]
    [InlineData("Merged", "merged")]
    [InlineData("Unmerged", "unmerged")]
    [InlineData("Absorbed", "absorbed")]
    [InlineData("SplitOff", "split-off")]
    [InlineData("Admitted", "admitted")]
    [InlineData("AutomaticMail", "automatic-mail")]
    [InlineData("SharedWith", "shared-with")]
    [InlineData("MergeSuggested", "merge-suggested")]
    [InlineData("MergeDismissed", "merge-dismissed")]
    [InlineData("HandedOver", "handed-over")]
    [InlineData("ComplaintMarked", "complaint-marked")]
    [InlineData("ComplaintUnmarked", "complaint-unmarked")]
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

    /// <summary>A newer version writes beside this one. What is no event at all is not taken for one of its.</summary>
    [Fact]
    public void An_event_of_a_kind_that_only_a_newer_version_knows_is_kept_to_the_letter()
    {
        const string Body = """{"event":"put-to-sleep","at":1772528400123,"why":"A \u0022nap\u0022","until":7}""";

        Assert.Equal(new EventOfLater(At, "put-to-sleep", Body), EventFormat.Read(Body));
        Assert.Equal(Body, EventFormat.Write(EventFormat.Read(Body).WithoutContent()));
        foreach (var broken in new[] { """{"event":"put-to-sleep"}""", """{"event":"put-to-sleep","at":17""", """{"kind":"opened","at":1}""", "[]", "" })
            Assert.ThrowsAny<Exception>(() => EventFormat.Read(broken));
    }

    /// <summary>A new word in an event is either the id of something, or is erased.</summary>
    [Theory]
    [MemberData(nameof(Events))]
    public void What_people_typed_is_not_in_an_erased_event(string name)
    {
        string[] ids = ["mailbox", "mailId", "sendKey", "answerId", "startedBy"];
        var happened = Make(name, missing: false);
        var bare = EventFormat.Write(happened.WithoutContent());

        var typed = happened.GetType().GetConstructors().Single().GetParameters().Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..]).Except(ids);
        Assert.All(typed, word => Assert.DoesNotContain($"{word} \\u0022", bare.Replace(char.ToUpperInvariant(word[0]) + word[1..], word, StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain("Said so", bare, StringComparison.Ordinal);
        Assert.Equal(bare, EventFormat.Write(EventFormat.Read(bare).WithoutContent()));
        Assert.Equal(happened.At, EventFormat.Read(bare).At);
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
            var type when type == typeof(Instant) || type == typeof(Instant?) => At,
            var type when type == typeof(string) => $"{parameter.Name} \"å\u2028😀",
            var type when type == typeof(Person) => new Person("id", "Åsa \\ Öberg"),
            var type when type == typeof(PromiseKind) => PromiseKind.NextResponse,
            var type when type == typeof(MailKind) => MailKind.Notice,
            var type when type == typeof(AnswerChannel) => AnswerChannel.Outlook,
            var type when type == typeof(AnswerSource) => AnswerSource.Quoted,
            var type when type == typeof(ReplyKind) => ReplyKind.Forward,
            var type when type == typeof(PauseReason) => PauseReason.ThirdParty,
            var type when type == typeof(LeaseEnd) => LeaseEnd.Away,
            var type when type == typeof(MoveCause) => MoveCause.Recalculated,
            var type when type == typeof(Guid) || type == typeof(Guid?) => new Guid("00000000-0000-0000-0000-000000000007"),
            var type when type == typeof(int) => 7,
            var type when type == typeof(bool) => true,
            var type when type == typeof(QueryEvent.Answered) => new QueryEvent.Answered(At, new Person("id", "Ada"), AnswerChannel.Telephone, "call", "Said so"),
            var type when type.IsGenericType => Lists[type.GetGenericArguments()[0]],
            var type when type == typeof(Promise) => new Promise(PromiseKind.NextResponse, At, At + Duration.FromHours(1), At + Duration.FromHours(2), "Policy", 3, 4),
            var type => throw new InvalidOperationException($"Say here what a {type.Name} looks like."),
        };
    }
}
