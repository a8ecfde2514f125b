using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatSla.Outbox;

/// <summary>Reads what stands in the outbox, whichever version of the program wrote it.</summary>
public static class OutboxReading
{
    private static readonly HashSet<object?> Known = [.. typeof(OutboxMessage).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.TypeDiscriminator)];

    /// <summary>Kinds of earlier versions that nothing does any more.</summary>
    private static readonly HashSet<string> Ended = ["show-card", "post-summary"];

    /// <exception cref="WillNotWorkException">No version could read it, or none does it any more.</exception>
    /// <exception cref="UnknownKindException">A newer version, which may run beside this one, put it there.</exception>
    public static OutboxMessage Read(string body)
    {
        try
        {
            return OutboxMessage.Read(body) ?? throw new WillNotWorkException("it is empty");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw KindIn(body) switch
            {
                { } ended when Ended.Contains(ended) => new WillNotWorkException($"\"{ended}\" is a kind of an earlier version that nothing does any more", error),
                { } kind when !Known.Contains(kind) => new UnknownKindException(kind, error),
                _ => new WillNotWorkException("it cannot be read", error),
            };
        }
    }

    /// <summary>The query that it is about, where it says so.</summary>
    public static Guid? QueryIn(string body) => Guid.TryParse(TextIn(body, nameof(OutboxMessage.PutCard.QueryId)), out var id) ? id : null;

    private static string? KindIn(string body) => TextIn(body, "$type");

    private static string? TextIn(string body, string property)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A kind of message that this version does not know. It is left for a newer one for a while, and then parked.</summary>
public sealed class UnknownKindException(string kind, Exception inner) : Exception($"\"{kind}\" is not a kind that this version knows", inner);
