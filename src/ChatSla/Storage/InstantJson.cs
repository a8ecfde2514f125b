using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>An instant in stored JSON: Unix milliseconds, as in the columns.</summary>
public sealed class InstantJson : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.FromUnixTimeMilliseconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}
