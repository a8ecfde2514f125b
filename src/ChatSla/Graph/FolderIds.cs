using System.Collections.Concurrent;

namespace ChatSla.Graph;

/// <summary>Which folder of a mailbox has which id. Asked for once; a folder keeps its id while it lives.</summary>
public sealed class FolderIds(IMailbox graph)
{
    private static readonly string[] Named = [MailFolders.Inbox, MailFolders.SentItems, MailFolders.Junk, MailFolders.Drafts, MailFolders.Outbox, MailFolders.Deleted];

    private readonly ConcurrentDictionary<(string Mailbox, string Folder), string> ids = new();

    /// <param name="folder">A well-known name, or the names on its path.</param>
    /// <returns>What Graph takes for it.</returns>
    /// <exception cref="MailboxException">404: there is no such folder.</exception>
    public async Task<string> OfAsync(string mailbox, string folder, CancellationToken cancellation) => MailFolders.IsWellKnown(folder) ? folder : await IdAsync(mailbox, folder, cancellation);

    /// <summary>The well-known name of the folder with that id; another folder's is "other".</summary>
    public async Task<string> NameOfAsync(string mailbox, string? id, CancellationToken cancellation)
    {
        foreach (var name in Named)
        {
            if (id == await IdAsync(mailbox, name, cancellation)) return name;
        }

        return "other";
    }

    public void Forget(string mailbox, string folder) => ids.TryRemove((mailbox, folder), out _);

    private async Task<string> IdAsync(string mailbox, string folder, CancellationToken cancellation)
    {
        if (ids.TryGetValue((mailbox, folder), out var known)) return known;

        var id = await graph.FindFolderAsync(mailbox, folder, cancellation) ?? throw new MailboxException("folder", 404, $"no folder \"{folder}\"", null, null);
        return ids[(mailbox, folder)] = id;
    }
}
