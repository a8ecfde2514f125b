namespace ChatSla.Storage;

/// <summary>The folders of a mailbox by their well-known names.</summary>
public static class MailFolders
{
    public const string Inbox = "inbox";
    public const string Junk = "junkemail";
}
