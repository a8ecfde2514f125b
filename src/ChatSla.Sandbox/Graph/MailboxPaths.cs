using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>Finds what a path names, or says that it is not there.</summary>
internal static class MailboxPaths
{
    public static Folder FolderOf(this Mailbox mailbox, string idOrName) => mailbox.FindFolder(idOrName) ?? throw NotFound();

    public static StoredMessage MessageOf(this Mailbox mailbox, string id) => mailbox.Find(id) ?? throw NotFound();

    public static StoredMessage MessageOf(this Mailbox mailbox, string folder, string id)
    {
        var message = mailbox.MessageOf(id);
        return message.Folder == mailbox.FolderOf(folder) ? message : throw NotFound();
    }

    public static HttpProblem NotFound() =>
        new(404, "ErrorItemNotFound", "The specified object was not found in the store.");
}
