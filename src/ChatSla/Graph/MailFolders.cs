namespace ChatSla.Graph;

/// <summary>Folders by the names that every mailbox has them under.</summary>
public static class MailFolders
{
    public const string Inbox = "inbox";
    public const string SentItems = "sentitems";
    public const string Junk = "junkemail";
    public const string Drafts = "drafts";
    public const string Outbox = "outbox";
    public const string Deleted = "deleteditems";

    private static readonly HashSet<string> WellKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        Inbox, SentItems, Junk, Drafts, Outbox, Deleted, "archive", "clutter", "conversationhistory", "msgfolderroot",
    };

    public static bool IsWellKnown(string name) => WellKnown.Contains(name);
}
