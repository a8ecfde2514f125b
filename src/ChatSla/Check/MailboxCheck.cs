using ChatSla.Graph;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Check;

/// <summary>What the bot does in a mailbox, once each.</summary>
internal sealed class MailboxCheck(CheckDoors doors, GraphSettings settings, string appId, bool sends, TimeProvider clock, TimeProvider machine)
{
    private static readonly Duration Lately = Duration.FromDays(1);

    private readonly FolderIds folderIds = new(doors.Mail);
    private readonly DraftCheck drafts = new(doors.Trials, appId);
    private readonly SendCheck sending = new(doors.Mail, doors.Trials, appId, machine);
    private readonly SentAsCheck sentAs = new(doors.Trials, appId);
    private readonly SubscriptionCheck subscriptions = new(doors.Subscriptions, settings, appId, machine);

    public async IAsyncEnumerable<Finding> RunAsync(WatchedMailbox mailbox, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (inbox, error) = await ReadAsync(mailbox, MailFolders.Inbox, cancellation);
        yield return inbox;
        if (error is not null && !MailFindings.IsDenied(error))
        {
            yield return Finding.NotTried("the rest of this mailbox, until that is mended");
            yield break;
        }

        if (error is null)
        {
            foreach (var folder in mailbox.Folders.Skip(1)) yield return (await ReadAsync(mailbox, folder, cancellation)).Finding;
            yield return await sentAs.RunAsync(mailbox.Address, clock.Now, cancellation);
        }

        var draft = await drafts.RunAsync(mailbox.Address, cancellation);
        yield return draft;
        if (!sends) yield return SendCheck.WithoutSending;
        else if (draft.Mark is Mark.Ok) yield return await sending.RunAsync(mailbox.Address, cancellation);
        else yield return Finding.NotTried("sending, until drafts can be made");

        if (error is null) yield return await subscriptions.RunAsync(mailbox, clock.Now, cancellation);
        else yield return Finding.NotTried("other folders and notifications, until the inbox can be read");
    }

    /// <summary>The first page of changes, as the bot asks for it.</summary>
    private async Task<(Finding Finding, MailboxException? Error)> ReadAsync(WatchedMailbox mailbox, string folder, CancellationToken cancellation)
    {
        var name = NameOf(folder);
        try
        {
            var id = await folderIds.OfAsync(mailbox.Address, folder, cancellation);
            await doors.Mail.ReadChangesAsync(mailbox.Address, id, null, clock.Now - Lately, 1, cancellation);
            return (Finding.Ok($"{name} can be read"), null);
        }
        catch (MailboxException missing) when (missing.IsMissing && !MailFolders.IsWellKnown(folder))
        {
            return (Finding.Wrong($"{name} is not there", $"Create it in Outlook, or correct Folders of {mailbox.Address} in the section Mailboxes: a name as in Outlook, or a path as Orders/Returns."), missing);
        }
        catch (MailboxException error)
        {
            return (MailFindings.Of($"{name} cannot be read", error, mailbox.Address, "Mail.Read", appId), error);
        }
    }

    private static string NameOf(string folder) => folder switch
    {
        MailFolders.Inbox => "the inbox",
        MailFolders.SentItems => "Sent Items",
        MailFolders.Junk => "Junk Email",
        _ => $"the folder \"{folder}\"",
    };
}
