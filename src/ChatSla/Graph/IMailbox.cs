using ChatSla.Core.Mail;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>
/// The mailboxes behind Microsoft Graph. Every call may throw <see cref="MailboxException"/>; none is tried again in here:
/// reads are repeated by the next poll, writes by the outbox.
/// </summary>
public partial interface IMailbox
{
    /// <summary>
    /// One page of a delta round. A null link begins a round with what was received from <paramref name="from"/> on, of which Graph
    /// gives no more than <see cref="MailPage.MostOfARound"/>; where it refuses the filter, the page holds older mail too.
    /// </summary>
    /// <param name="folder">A well-known name, or an id.</param>
    Task<MailPage> ReadChangesAsync(string address, string folder, string? link, Instant from, int pageSize, CancellationToken cancellation);

    /// <summary>One page of everything in the mailbox, whatever its folder, received from <paramref name="from"/> on, oldest first.</summary>
    /// <param name="link">Null: the first page.</param>
    /// <param name="whole">With the mails themselves, on small pages; else their ids only, on large ones.</param>
    Task<MailPage> ListAsync(string address, Instant from, string? link, bool whole, CancellationToken cancellation);

    /// <summary>The id of a folder by its well-known name or the names on its path ("Orders/Returns"); null where there is none.</summary>
    Task<string?> FindFolderAsync(string address, string path, CancellationToken cancellation);

    /// <summary>The whole mail, or null when it is gone.</summary>
    Task<IncomingMail?> ReadAsync(string address, string graphId, CancellationToken cancellation);

    /// <summary>Sends the draft. When this throws without <see cref="MailboxException.Refused"/>, it may have been sent all the same.</summary>
    Task SendAsync(string address, string draftId, CancellationToken cancellation);

    /// <summary>The sent mail that carries the key, or null.</summary>
    Task<SentMail?> FindSentAsync(string address, string sendKey, CancellationToken cancellation);

    /// <summary>Whether the draft is still an unsent one.</summary>
    Task<bool> IsStillDraftAsync(string address, string draftId, CancellationToken cancellation);
}

/// <param name="Link">Where the next page, or after <paramref name="IsLast"/> the next round, begins.</param>
public sealed record MailPage(IReadOnlyList<ChangedMail> Items, string Link, bool IsLast)
{
    /// <summary>A first round with a filter gives no more.</summary>
    public const int MostOfARound = 5_000;
}

/// <summary>What a page says of one mail.</summary>
/// <param name="IsRemoved">Never final: the mail may only have moved.</param>
/// <param name="FolderId">Where it is, as far as the page says.</param>
/// <param name="Mail">Null where the page says only a part of it: then it is read by its id.</param>
public sealed record ChangedMail(string GraphId, bool IsRemoved, bool IsDraft, Instant? ReceivedAt, string? FolderId = null, IncomingMail? Mail = null);

public sealed record SentMail(string GraphId, string? MessageId, Instant SentAt);
