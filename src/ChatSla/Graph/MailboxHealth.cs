using System.Collections.Concurrent;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>When each folder was last read, and what is wrong since.</summary>
public sealed class MailboxHealth
{
    private readonly ConcurrentDictionary<(string Mailbox, string Folder), FolderHealth> folders = new();

    public void Succeeded(string mailbox, string folder, Instant now) => folders[(mailbox, folder)] = new FolderHealth(now, null);

    public void Failed(string mailbox, string folder, string because) =>
        folders.AddOrUpdate((mailbox, folder), new FolderHealth(null, because), (_, before) => before with { Because = because });

    public FolderHealth? Of(string mailbox, string folder) => folders.GetValueOrDefault((mailbox, folder));
}

/// <param name="ReadAt">The last success; null before the first.</param>
/// <param name="Because">What failed since, or null.</param>
public sealed record FolderHealth(Instant? ReadAt, string? Because);
