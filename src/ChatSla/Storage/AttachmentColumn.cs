using System.Text.Json;
using System.Text.Json.Serialization;
using ChatSla.Core.Mail;

namespace ChatSla.Storage;

/// <summary>The files of a mail as they stand in their column.</summary>
public static class AttachmentColumn
{
    /// <summary>A mail may bring thousands; more than these nobody reads.</summary>
    private const int Most = 100;

    public static string? Write(IReadOnlyList<MailAttachment> attachments) =>
        attachments.Count == 0 ? null : JsonSerializer.Serialize([.. attachments.Take(Most)], AttachmentJson.Default.ListMailAttachment);

    public static IReadOnlyList<MailAttachment> Read(string? column) =>
        column is null ? [] : JsonSerializer.Deserialize(column, AttachmentJson.Default.ListMailAttachment) ?? [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<MailAttachment>))]
internal sealed partial class AttachmentJson : JsonSerializerContext;
