using System.Collections.Concurrent;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>
/// Whether notifications come. Graph says a message's takes less than a minute on average and three at most, so a mail that is older and
/// was never told of means silence: then the timer is quick again, and the subscription is made anew.
/// </summary>
public sealed class NotificationHealth
{
    private static readonly Duration Latest = Duration.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Mailbox, string Folder), FolderNotifications> folders = new();

    public void Subscribed(string mailbox, string folder, Instant expiresAt, Instant now) =>
        folders[KeyOf(mailbox, folder)] = (Of(mailbox, folder) ?? FolderNotifications.None) with { ExpiresAt = expiresAt, Since = now, Wrong = null, Newest = null };

    public void Failed(string mailbox, string folder, string wrong) => folders[KeyOf(mailbox, folder)] = (Of(mailbox, folder) ?? FolderNotifications.None) with { ExpiresAt = null, Wrong = wrong };

    public void Heard(string mailbox, string folder, Instant now) => folders.AddOrUpdate(
        KeyOf(mailbox, folder), FolderNotifications.None with { HeardAt = now }, (_, before) => before with { HeardAt = now });

    /// <summary>A round brought a mail, however it was begun.</summary>
    public void Found(string mailbox, string folder, Instant? newest, Instant now)
    {
        if (newest is { } at && Of(mailbox, folder) is { ExpiresAt: not null } before && !(at < before.Since))
            folders[KeyOf(mailbox, folder)] = before with { Newest = before.Newest is { } earlier ? Instant.Max(earlier, at) : at };
    }

    public FolderNotifications? Of(string mailbox, string folder) => folders.GetValueOrDefault(KeyOf(mailbox, folder));

    /// <summary>A subscription is there, and nothing says that it is silent.</summary>
    public bool IsLive(string mailbox, string folder, Instant now) => Of(mailbox, folder) is { ExpiresAt: { } expires } && expires > now && !IsSilent(mailbox, folder, now);

    public bool IsSilent(string mailbox, string folder, Instant now) =>
        Of(mailbox, folder) is { ExpiresAt: not null, Newest: { } newest } known && newest + Latest < now && !(known.HeardAt >= newest);

    private static (string Mailbox, string Folder) KeyOf(string mailbox, string folder) => (mailbox.ToLowerInvariant(), folder);
}

/// <param name="ExpiresAt">Null: there is no subscription.</param>
/// <param name="Since">When it was made, or taken on.</param>
/// <param name="HeardAt">The last notification.</param>
/// <param name="Newest">When the newest mail since then was received.</param>
/// <param name="Wrong">Why there is none.</param>
public sealed record FolderNotifications(Instant? ExpiresAt, Instant? Since, Instant? HeardAt, Instant? Newest, string? Wrong)
{
    public static readonly FolderNotifications None = new(null, null, null, null, null);
}
