using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>One item of a mailbox, kept in Graph's own shape. Its default id changes with every move, its immutable id never.</summary>
internal sealed class StoredMessage(JsonObject properties)
{
    private readonly string seal = ExchangeIds.NewImmutable()[24..40];

    public string Id { get; set; } = ExchangeIds.NewDefault();

    public string ImmutableId { get; set; } = ExchangeIds.NewImmutable();

    public int Version { get; set; } = 1;

    /// <summary>When it came into the mailbox, among those of the same second.</summary>
    public long Order { get; set; }

    /// <summary>When it came into its folder.</summary>
    public long Filed { get; set; }

    /// <summary>Delta does not show that it came before this change, if it is not 0.</summary>
    public long LateUntil { get; set; }

    public Folder Folder { get; set; } = null!;

    /// <summary>No longer in a folder.</summary>
    public bool IsGone { get; set; }

    public JsonObject Properties { get; } = properties;

    public string ItemClass { get; init; } = "IPM.Note";

    public byte[] ConversationIndex { get; init; } = [];

    /// <summary>Headers as they came with the mail, or as they will go with a draft.</summary>
    public List<MailHeader> Headers { get; init; } = [];

    /// <summary>By <see cref="ExtendedPropertyId"/>, in its normal form.</summary>
    public Dictionary<string, string> ExtendedProperties { get; } = [];

    public List<JsonObject> Attachments { get; init; } = [];

    /// <summary>Drafts and sent mail, which have no transport headers to show.</summary>
    public bool IsWrittenHere { get; init; }

    /// <summary>Handed to transport, though it may still lie in Drafts.</summary>
    public bool IsSubmitted { get; set; }

    public string? Subject => Properties.Text("subject");

    public string? InternetMessageId => Properties.Text("internetMessageId");

    public string? ConversationId => Properties.Text("conversationId");

    public bool IsDraft => Properties.Flag("isDraft");

    public bool IsRead => Properties.Flag("isRead");

    public EmailAddress? From => EmailAddress.From(Properties.Get("from"));

    public IReadOnlyList<EmailAddress> To => EmailAddress.List(Properties.Get("toRecipients"));

    public IReadOnlyList<EmailAddress> Cc => EmailAddress.List(Properties.Get("ccRecipients"));

    public IReadOnlyList<EmailAddress> AllRecipients => [.. To, .. Cc, .. EmailAddress.List(Properties.Get("bccRecipients"))];

    /// <summary>As it was when the message came into its folder, whose order goes by it.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    public bool BodyIsHtml => string.Equals(Properties.Get("body").Text("contentType"), "html", StringComparison.OrdinalIgnoreCase);

    public string BodyContent => Properties.Get("body").Text("content") ?? "";

    public string ChangeKey => "CQAAABYAAAB" + seal + Version.ToString("D6", CultureInfo.InvariantCulture);

    public string ETag => $"W/\"{ChangeKey}\"";

    /// <summary>The same mail for another mailbox, with ids of its own.</summary>
    public StoredMessage Copy() => new(Properties.DeepClone().AsObject())
    {
        ItemClass = ItemClass,
        ConversationIndex = ConversationIndex,
        Headers = [.. Headers],
        Attachments = [.. Attachments],
        IsWrittenHere = IsWrittenHere,
    };

    public DateTimeOffset At(string property) => GraphTime.Read(Properties.Text(property)) ?? DateTimeOffset.MinValue;

    public string? Header(string name) => Headers.Find(header => header.Is(name))?.Value;
}
