using NodaTime;

namespace ChatSla.Graph;

/// <summary>Mails that only show what is allowed in a mailbox. Every call may throw <see cref="MailboxException"/>.</summary>
public interface ITrialMails
{
    /// <summary>A draft from the mailbox to itself. When this throws without <see cref="MailboxException.Refused"/>, it may be there all the same.</summary>
    /// <param name="sendKey">Marks it as ours.</param>
    Task<TrialMail> CreateAsync(string address, string subject, string text, string sendKey, CancellationToken cancellation);

    /// <summary>All copies in the mailbox.</summary>
    Task<IReadOnlyList<TrialCopy>> ListAsync(string address, string messageId, CancellationToken cancellation);

    /// <summary>Takes away whatever has that key or Message-ID, past Deleted Items. Where there is nothing, nothing happens.</summary>
    Task RemoveAsync(string address, string sendKey, string? messageId, CancellationToken cancellation);

    /// <summary>Who sent the newest mails of Sent Items, a hundred at most.</summary>
    Task<IReadOnlyList<SentBy>> ListSentAsync(string address, Instant from, CancellationToken cancellation);
}

public sealed record TrialMail(string Id, string? MessageId);

public sealed record TrialCopy(string Id, bool IsDraft);

/// <param name="HasKey">This program sent it.</param>
public sealed record SentBy(string? Sender, bool HasKey);
