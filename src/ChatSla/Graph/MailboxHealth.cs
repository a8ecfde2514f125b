using System.Collections.Concurrent;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>When each folder was last read, and what is wrong since.</summary>
public sealed class MailboxHealth
{
    /// <summary>In place of a folder: whether mail still arrives in the mailbox, by the probe.</summary>
    public const string Probe = "probe";

    private readonly ConcurrentDictionary<(string Mailbox, string Folder), FolderHealth> folders = new();
    private int looks;

    /// <summary>How often any folder was read, or could not be.</summary>
    public int Looks => Volatile.Read(ref looks);

    public void Succeeded(string mailbox, string folder, Instant now)
    {
        folders[(mailbox, folder)] = new FolderHealth(now, null, null, null);
        Interlocked.Increment(ref looks);
    }

    public void Failed(string mailbox, string folder, string because, MailboxTrouble? trouble, Instant now)
    {
        folders.AddOrUpdate(
            (mailbox, folder),
            new FolderHealth(null, now, because, trouble),
            (_, before) => before with { FailingSince = before.FailingSince ?? now, Because = because, Trouble = trouble });
        Interlocked.Increment(ref looks);
    }

    /// <summary>What was known before the program was started: it does not see better for having been started anew.</summary>
    public void Recall(string mailbox, string folder, Instant readAt) => folders.TryAdd((mailbox, folder), new FolderHealth(readAt, null, null, null));

    /// <summary>Another replica reads it, and has done so last at that instant.</summary>
    public void ReadElsewhere(string mailbox, string folder, Instant readAt) => folders[(mailbox, folder)] = new FolderHealth(readAt, null, null, null);

    public FolderHealth? Of(string mailbox, string folder) => folders.GetValueOrDefault((mailbox, folder));
}

/// <param name="ReadAt">The last success; null before the first.</param>
/// <param name="FailingSince">The first failure since.</param>
/// <param name="Because">What failed since, or null.</param>
/// <param name="Trouble">The same in words, where Graph answered.</param>
public sealed record FolderHealth(Instant? ReadAt, Instant? FailingSince, string? Because, MailboxTrouble? Trouble);
