using System.Collections.Concurrent;
using ChatSla.Core.Mail;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>
/// Reads what changed in a folder: delta tells which mails, each unknown one is read by its id, and a page's mails and its
/// link are stored in one transaction, so a round that is cut off goes on where it was.
/// </summary>
public sealed partial class MailboxIntake(
    IMailbox graph, Database database, InboxMail inbox, SentItemsMail sentItems, TimeProvider clock, ILogger<MailboxIntake> logger)
{
    public const string Inbox = "inbox";
    public const string SentItems = "sentitems";

    /// <summary>How often Graph may fail to give one mail before a person is asked to look.</summary>
    private const int ReadTries = 3;

    private readonly ConcurrentDictionary<(string Mailbox, string GraphId), int> failures = new();

    /// <summary>Reads until the round is done. Returns how many mails were new.</summary>
    public async Task<int> ReadRoundAsync(WatchedMailbox mailbox, string folder, CancellationToken cancellation)
    {
        var taken = 0;
        while (true)
        {
            var link = (await database.ReadAsync(session => MailCursor.FindAsync(session, mailbox.Address, folder), cancellation))?.Link;
            if (await ReadPageAsync(mailbox, folder, link, cancellation) is not { } page) continue;

            var mails = await ReadNewAsync(mailbox, page, cancellation);
            taken += mails.Count;
            await StoreAsync(mailbox, folder, page, mails, cancellation);
            if (page.IsLast) return taken;
        }
    }

    /// <summary>Null: the link was of no use any more and is forgotten; the next round reads everything and knows what it has.</summary>
    private async Task<MailPage?> ReadPageAsync(WatchedMailbox mailbox, string folder, string? link, CancellationToken cancellation)
    {
        try
        {
            return await graph.ReadChangesAsync(mailbox.Address, folder, link, mailbox.WatchFrom ?? await FirstStartAsync(mailbox, cancellation), cancellation);
        }
        catch (MailboxException reset) when (link is not null && reset.NeedsNewRound)
        {
            LogNewRound(folder, reset.Code);
            await database.WriteAsync(session => MailCursor.ForgetAsync(session, mailbox.Address, folder), cancellation);
            return null;
        }
    }

    /// <summary>Without a configured start a mailbox is watched from the first time it was, whatever rounds begin anew.</summary>
    private Task<Instant> FirstStartAsync(WatchedMailbox mailbox, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            var name = $"watched-from {mailbox.Address}";
            await session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, @Now) ON CONFLICT (name) DO NOTHING", new { name, clock.Now });
            return Instant.FromUnixTimeMilliseconds(await session.GetAsync<long>("SELECT value FROM counters WHERE name = @name", new { name }));
        },
        cancellation);

    /// <summary>The page's mails that are not stored yet, oldest first. Removed is never final: such a mail is asked for by its id like any other.</summary>
    private async Task<List<ReadMail>> ReadNewAsync(WatchedMailbox mailbox, MailPage page, CancellationToken cancellation)
    {
        var unknown = new List<ChangedMail>();
        foreach (var item in page.Items.Where(item => !item.IsDraft).DistinctBy(item => item.GraphId))
        {
            if (!await database.ReadAsync(session => session.HasMailAsync(mailbox.Address, item.GraphId), cancellation)) unknown.Add(item);
        }

        var read = await Task.WhenAll(unknown.Select(item => ReadOneAsync(mailbox, item, cancellation)));
        return [.. read.OfType<ReadMail>().OrderBy(mail => mail.Mail?.ReceivedAt ?? mail.Change.ReceivedAt)];
    }

    private async Task<ReadMail?> ReadOneAsync(WatchedMailbox mailbox, ChangedMail change, CancellationToken cancellation)
    {
        var key = (mailbox.Address, change.GraphId);
        try
        {
            var mail = await graph.ReadAsync(mailbox.Address, change.GraphId, cancellation);
            failures.TryRemove(key, out _);
            return mail is null or { IsDraft: true } ? null : new ReadMail(change, mail, null);
        }
        catch (MailboxException error) when (!error.IsThrottled && error.Status is not (null or 401 or 403 or 502 or 503 or 504) && failures.AddOrUpdate(key, 1, (_, count) => count + 1) >= ReadTries)
        {
            return new ReadMail(change, null, error.Message);
        }
    }

    private Task StoreAsync(WatchedMailbox mailbox, string folder, MailPage page, List<ReadMail> mails, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            foreach (var read in mails)
            {
                if (read.Mail is { } mail) await (folder == Inbox ? inbox.TakeAsync(session, mail) : sentItems.TakeAsync(session, mail));
                else if (folder == Inbox) await inbox.TakeUnreadableAsync(session, mailbox.Address, read.Change, read.Because!);
            }

            await MailCursor.PutAsync(session, mailbox.Address, folder, page.Link, page.IsLast, clock.Now);
        },
        cancellation);

    /// <param name="Mail">Null where it could not be read, for the reason given.</param>
    private sealed record ReadMail(ChangedMail Change, IncomingMail? Mail, string? Because);

    [LoggerMessage(LogLevel.Warning, "The delta link of {Folder} is no longer valid ({Code}); a new round begins.")]
    private partial void LogNewRound(string folder, string? code);
}
