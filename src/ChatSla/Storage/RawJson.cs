using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ChatSla.Storage;

/// <summary>A JSON object inside other JSON, kept letter by letter as it came. Whoever makes one has seen that it is an object.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(string Text)
{
    public JsonObject ToObject() => JsonNode.Parse(Text)!.AsObject();

    public sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
