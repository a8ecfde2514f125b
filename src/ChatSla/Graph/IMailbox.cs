using ChatSla.Core.Mail;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>
/// The mailboxes behind Microsoft Graph. Every call may throw <see cref="MailboxException"/>; none is tried again in here:
/// reads are repeated by the next poll, writes by the outbox.
/// </summary>
public partial interface IMailbox
{
    /// <summary>One page of a delta round. A null link begins a round with what was received from <paramref name="from"/> on.</summary>
    Task<MailPage> ReadChangesAsync(string address, string folder, string? link, Instant from, CancellationToken cancellation);

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
public sealed record MailPage(IReadOnlyList<ChangedMail> Items, string Link, bool IsLast);

/// <summary>What a delta page says of one mail. It may be partial; the mail itself is read by its id.</summary>
/// <param name="IsRemoved">Never final: the mail may only have moved.</param>
public sealed record ChangedMail(string GraphId, bool IsRemoved, bool IsDraft, Instant? ReceivedAt);

public sealed record SentMail(string GraphId, string? MessageId, Instant SentAt);
