namespace ChatSla.Sandbox.Graph;

/// <summary>The names of a message's properties, by what may be done with them.</summary>
internal static class MessageProperties
{
    public const string Type = "microsoft.graph.message";

    /// <summary>Come without being asked for, in Graph's order.</summary>
    public static readonly IReadOnlyList<string> Default =
    [
        "createdDateTime", "lastModifiedDateTime", "changeKey", "categories", "receivedDateTime", "sentDateTime", "hasAttachments",
        "internetMessageId", "subject", "bodyPreview", "importance", "parentFolderId", "conversationId", "conversationIndex",
        "isDeliveryReceiptRequested", "isReadReceiptRequested", "isRead", "isDraft", "webLink", "inferenceClassification", "body",
        "sender", "from", "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "flag", "meetingMessageType",
    ];

    public static readonly IReadOnlyList<string> OnlyWhenSelected = ["uniqueBody", "internetMessageHeaders"];

    public static readonly IReadOnlyList<string> All = ["id", .. Default, .. OnlyWhenSelected];

    public static readonly IReadOnlyList<string> Recipients = ["toRecipients", "ccRecipients", "bccRecipients", "replyTo"];

    public static readonly IReadOnlyList<string> WritableInDrafts = ["subject", "body", "from", "sender", .. Recipients];

    public static readonly IReadOnlyList<string> AlwaysWritable =
    [
        "importance", "isRead", "categories", "flag", "inferenceClassification", "isDeliveryReceiptRequested", "isReadReceiptRequested",
    ];

    public static void CheckKnown(string name)
    {
        if (!All.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new HttpProblem(400, "BadRequest", $"Could not find a property named '{name}' on type '{Type}'.");
    }
}
