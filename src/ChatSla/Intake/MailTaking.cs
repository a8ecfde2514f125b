using ChatSla.Graph;
using ChatSla.Storage;

namespace ChatSla.Intake;

/// <summary>Which of the rules a mail goes to, by where it is.</summary>
public sealed class MailTaking(InboxMail inbox, SentItemsMail sentItems)
{
    /// <returns>Whether anything was stored: of what was sent and cannot be read there is nothing to show.</returns>
    public async Task<bool> TakeAsync(DbSession session, WatchedMailbox mailbox, ReadMail read)
    {
        switch (read)
        {
            case { Mail: { } sent, Folder: MailFolders.SentItems }:
                await sentItems.TakeAsync(session, sent);
                return true;
            case { Mail: { } mail }:
                await inbox.TakeAsync(session, mail);
                return true;
            case { Folder: not MailFolders.SentItems }:
                await inbox.TakeUnreadableAsync(session, mailbox.Address, read.Change, read.Because!);
                return true;
            default:
                return false;
        }
    }
}
