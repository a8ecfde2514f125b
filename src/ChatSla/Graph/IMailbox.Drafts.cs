using ChatSla.Core.Mail;

namespace ChatSla.Graph;

/// <summary>How a mail of ours is written: as a draft first, so that it can be marked with its send key before it leaves.</summary>
public partial interface IMailbox
{
    /// <summary>A draft that answers the mail, quoting it, to whom the mail says.</summary>
    Task<MailDraft> CreateReplyAsync(string address, string graphId, CancellationToken cancellation);

    /// <summary>As <see cref="CreateReplyAsync"/>, to everybody whom the mail went to.</summary>
    Task<MailDraft> CreateReplyAllAsync(string address, string graphId, CancellationToken cancellation);

    /// <summary>A draft that hands the mail on with its attachments, to nobody yet.</summary>
    Task<MailDraft> CreateForwardAsync(string address, string graphId, CancellationToken cancellation);

    /// <summary>A draft that answers nothing: for where the mail is gone.</summary>
    Task<MailDraft> CreateDraftAsync(string address, string subject, MailAddress? to, string html, CancellationToken cancellation);

    /// <summary>The id that a mail with that Message-ID has now, in whatever folder it is; null when it is gone.</summary>
    Task<string?> FindByMessageIdAsync(string address, string messageId, CancellationToken cancellation);

    /// <summary>Writes the draft and marks it with its send key. Repeating it is harmless.</summary>
    Task WriteDraftAsync(string address, string draftId, DraftContent content, string sendKey, CancellationToken cancellation);

    /// <summary>Takes away drafts marked with that key: a crash between writing one and noting it leaves one behind.</summary>
    /// <param name="except">The draft that stays.</param>
    Task RemoveDraftsAsync(string address, string sendKey, CancellationToken cancellation, string? except = null);
}

/// <param name="Html">The body as Graph made it: the quote.</param>
public sealed record MailDraft(string Id, string? MessageId, string Html, IReadOnlyList<MailAddress> To, IReadOnlyList<MailAddress> Cc);

/// <summary>What is written into a draft. What is null stays as Graph made it.</summary>
public sealed record DraftContent(string Html)
{
    public IReadOnlyList<MailAddress>? To { get; init; }

    public IReadOnlyList<MailAddress>? Cc { get; init; }

    public IReadOnlyList<MailAddress>? ReplyTo { get; init; }

    public string? Subject { get; init; }

    /// <summary>Asks the other side's programs not to answer it (X-Auto-Response-Suppress).</summary>
    public bool WantsNoAutomaticReply { get; init; }
}
