using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatSla.Core.Queries;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>How an event stands in the journal. The names in <see cref="Kinds"/> are stored: never rename one.</summary>
public static class EventFormat
{
    private static readonly (Type Type, string Name)[] Kinds =
    [
        (typeof(QueryEvent.Opened), "opened"),
        (typeof(QueryEvent.CustomerWrote), "customer-wrote"),
        (typeof(QueryEvent.StillOwed), "still-owed"),
        (typeof(QueryEvent.Claimed), "claimed"),
        (typeof(QueryEvent.Released), "released"),
        (typeof(QueryEvent.AnswerWritten), "answer-written"),
        (typeof(QueryEvent.Answered), "answered"),
        (typeof(QueryEvent.AnswerFailed), "answer-failed"),
        (typeof(QueryEvent.AnswerTakenBack), "answer-taken-back"),
        (typeof(QueryEvent.ToldToWait), "told-to-wait"),
        (typeof(QueryEvent.Forwarded), "forwarded"),
        (typeof(QueryEvent.Escalated), "escalated"),
        (typeof(QueryEvent.Acknowledged), "acknowledged"),
        (typeof(QueryEvent.LeaseEnded), "lease-ended"),
        (typeof(QueryEvent.Closed), "closed"),
        (typeof(QueryEvent.Reopened), "reopened"),
        (typeof(QueryEvent.AnswerWanted), "answer-wanted"),
        (typeof(QueryEvent.Promised), "promised"),
        (typeof(QueryEvent.PromiseMoved), "promise-moved"),
        (typeof(QueryEvent.Paused), "paused"),
        (typeof(QueryEvent.Resumed), "resumed"),
        (typeof(QueryEvent.Merged), "merged"),
        (typeof(QueryEvent.Unmerged), "unmerged"),
        (typeof(QueryEvent.Absorbed), "absorbed"),
        (typeof(QueryEvent.SplitOff), "split-off"),
        (typeof(QueryEvent.Admitted), "admitted"),
        (typeof(QueryEvent.AutomaticMail), "automatic-mail"),
        (typeof(QueryEvent.SharedWith), "shared-with"),
        (typeof(QueryEvent.MergeSuggested), "merge-suggested"),
        (typeof(QueryEvent.MergeDismissed), "merge-dismissed"),
        (typeof(QueryEvent.HandedOver), "handed-over"),
        (typeof(QueryEvent.ComplaintMarked), "complaint-marked"),
        (typeof(QueryEvent.ComplaintUnmarked), "complaint-unmarked"),
        (typeof(QueryEvent.TurnedAmber), "turned-amber"),
        (typeof(QueryEvent.TurnedRed), "turned-red"),
    ];

    /// <summary>How every event begins that was ever stored.</summary>
    private const string Start = "{\"event\":\"";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = Kinds.Select(kind => kind.Name).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new InstantJson(), new JsonStringEnumConverter() },
        TypeInfoResolver = EventJson.Default.WithAddedModifier(NameKinds),
    };

    public static string Write(QueryEvent happened) => happened is EventOfLater later ? later.Body : JsonSerializer.Serialize(happened, Options.GetTypeInfo(typeof(QueryEvent)));

    /// <summary>One of a kind that a newer version has brought is an <see cref="EventOfLater"/>.</summary>
    /// <exception cref="JsonException">It is no event.</exception>
    public static QueryEvent Read(string body) => NameOfLater(body) is { } name ? ReadLater(name, body) : (QueryEvent)JsonSerializer.Deserialize(body, Options.GetTypeInfo(typeof(QueryEvent)))!;

    private static string? NameOfLater(string body)
    {
        if (!body.StartsWith(Start, StringComparison.Ordinal)) return null;

        var name = body.AsSpan(Start.Length);
        return name.IndexOf('"') is > 0 and var end && !Names.Contains(name[..end]) ? name[..end].ToString() : null;
    }

    private static EventOfLater ReadLater(string name, string body)
    {
        using var whole = JsonDocument.Parse(body);
        return whole.RootElement.TryGetProperty("at", out var at) && at.TryGetInt64(out var milliseconds)
            ? new EventOfLater(Instant.FromUnixTimeMilliseconds(milliseconds), name, body)
            : throw new JsonException($"The event {name} has no time.");
    }

    private static void NameKinds(JsonTypeInfo info)
    {
        if (info.Type != typeof(QueryEvent)) return;

        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "event" };
        foreach (var (type, name) in Kinds) info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
    }
}

[JsonSerializable(typeof(QueryEvent))]
[JsonSerializable(typeof(QueryEvent.Opened))]
[JsonSerializable(typeof(QueryEvent.CustomerWrote))]
[JsonSerializable(typeof(QueryEvent.StillOwed))]
[JsonSerializable(typeof(QueryEvent.Claimed))]
[JsonSerializable(typeof(QueryEvent.Released))]
[JsonSerializable(typeof(QueryEvent.AnswerWritten))]
[JsonSerializable(typeof(QueryEvent.Answered))]
[JsonSerializable(typeof(QueryEvent.AnswerFailed))]
[JsonSerializable(typeof(QueryEvent.AnswerTakenBack))]
[JsonSerializable(typeof(QueryEvent.ToldToWait))]
[JsonSerializable(typeof(QueryEvent.Forwarded))]
[JsonSerializable(typeof(QueryEvent.Escalated))]
[JsonSerializable(typeof(QueryEvent.Acknowledged))]
[JsonSerializable(typeof(QueryEvent.LeaseEnded))]
[JsonSerializable(typeof(QueryEvent.Closed))]
[JsonSerializable(typeof(QueryEvent.Reopened))]
[JsonSerializable(typeof(QueryEvent.AnswerWanted))]
[JsonSerializable(typeof(QueryEvent.Promised))]
[JsonSerializable(typeof(QueryEvent.PromiseMoved))]
[JsonSerializable(typeof(QueryEvent.Paused))]
[JsonSerializable(typeof(QueryEvent.Resumed))]
[JsonSerializable(typeof(QueryEvent.Merged))]
[JsonSerializable(typeof(QueryEvent.Unmerged))]
[JsonSerializable(typeof(QueryEvent.Absorbed))]
[JsonSerializable(typeof(QueryEvent.SplitOff))]
[JsonSerializable(typeof(QueryEvent.Admitted))]
[JsonSerializable(typeof(QueryEvent.AutomaticMail))]
[JsonSerializable(typeof(QueryEvent.SharedWith))]
[JsonSerializable(typeof(QueryEvent.MergeSuggested))]
[JsonSerializable(typeof(QueryEvent.MergeDismissed))]
[JsonSerializable(typeof(QueryEvent.HandedOver))]
[JsonSerializable(typeof(QueryEvent.ComplaintMarked))]
[JsonSerializable(typeof(QueryEvent.ComplaintUnmarked))]
[JsonSerializable(typeof(QueryEvent.TurnedAmber))]
[JsonSerializable(typeof(QueryEvent.TurnedRed))]
internal sealed partial class EventJson : JsonSerializerContext;
