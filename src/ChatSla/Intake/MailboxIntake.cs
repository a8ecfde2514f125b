using System.Collections.Concurrent;
using System.Diagnostics;
using ChatSla.Core.Mail;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Telemetry;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Intake;

/// <summary>
/// Reads what changed in a folder: the mails of a page that are not known yet, and its link, are stored in one transaction, so a round
/// that is cut off goes on where it was. A mail that a page gives in part, or as removed, is read by its id.
/// </summary>
public sealed partial class MailboxIntake(
    IMailbox graph, FolderIds folderIds, Database database, MailTaking taking, TimeProvider clock, ILogger<MailboxIntake> logger)
{
    private const int LargestPage = 50;
    private const int SmallestPage = 5;

    /// <summary>How often Graph may fail to give one mail before a person is asked to look.</summary>
    private const int ReadTries = 3;

    private readonly ConcurrentDictionary<(string Mailbox, string GraphId), int> failures = new();
    private readonly ConcurrentDictionary<(string Mailbox, string Folder), int> pageSizes = new();

    /// <summary>Reads until the round is done.</summary>
    public async Task<RoundRead> ReadRoundAsync(WatchedMailbox mailbox, string folder, CancellationToken cancellation)
    {
        using var span = Traces.BeginReading(LabelOf(folder));
        var (round, seen) = (RoundRead.Nothing, 0);
        while (true)
        {
            var link = (await database.ReadAsync(session => MailCursor.FindAsync(session, mailbox.Address, folder), cancellation))?.Link;
            if (await ReadPageAsync(mailbox, folder, link, cancellation) is not { } page) continue;

            var mails = await StoreAsync(mailbox, folder, page, session => MailCursor.PutAsync(session, mailbox.Address, folder, page.Link, page.IsLast, clock.Now), cancellation);
            seen += page.Items.Count;
            round = round.With(mails, seen >= MailPage.MostOfARound);
            if (page.IsLast) return round;
        }
    }

    /// <summary>Looks at everything received since then, in whatever folder, and takes in what is not known.</summary>
    /// <param name="whole">Where many are expected: the pages bring the mails themselves.</param>
    public async Task<IReadOnlyList<TakenMail>> ReconcileAsync(WatchedMailbox mailbox, Instant from, bool whole, CancellationToken cancellation)
    {
        var found = new List<TakenMail>();
        for (string? link = null; ;)
        {
            var page = await graph.ListAsync(mailbox.Address, from, link, whole, cancellation);
            found.AddRange(await StoreAsync(mailbox, null, page, _ => Task.CompletedTask, cancellation));
            if (page.IsLast) return found;
            link = page.Link;
        }
    }

    /// <summary>Without a configured start a mailbox is watched from the first time it was, whatever rounds begin anew.</summary>
    public Task<Instant> WatchedFromAsync(WatchedMailbox mailbox, CancellationToken cancellation) => mailbox.WatchFrom is { } from ? Task.FromResult(from) : database.WriteAsync(
        async session =>
        {
            var name = $"watched-from {mailbox.Address}";
            await session.RunAsync("INSERT INTO counters (name, value) VALUES (@name, @Now) ON CONFLICT (name) DO NOTHING", new { name, clock.Now });
            return Instant.FromUnixTimeMilliseconds(await session.GetAsync<long>("SELECT value FROM counters WHERE name = @name", new { name }));
        },
        cancellation);

    /// <summary>Null: the link was of no use any more and is forgotten; the next round reads everything and knows what it has.</summary>
    private async Task<MailPage?> ReadPageAsync(WatchedMailbox mailbox, string folder, string? link, CancellationToken cancellation)
    {
        var size = pageSizes.GetValueOrDefault((mailbox.Address, folder), LargestPage);
        try
        {
            var id = await folderIds.OfAsync(mailbox.Address, folder, cancellation);
            var page = await graph.ReadChangesAsync(mailbox.Address, id, link, await WatchedFromAsync(mailbox, cancellation), size, cancellation);
            pageSizes[(mailbox.Address, folder)] = Math.Min(LargestPage, size * 2);
            return page;
        }
        catch (MailboxException reset) when (link is not null && reset.NeedsNewRound)
        {
            LogNewRound(folder, reset.Code);
            await database.WriteAsync(session => MailCursor.ForgetAsync(session, mailbox.Address, folder), cancellation);
            return null;
        }
        catch (MailboxException tooMuch) when (tooMuch.Status is 504 or null)
        {
            // A gateway that gives up on a large page may give a small one.
            pageSizes[(mailbox.Address, folder)] = Math.Max(SmallestPage, size / 2);
            throw;
        }
        catch (MailboxException moved) when (moved.IsMissing)
        {
            folderIds.Forget(mailbox.Address, folder);
            throw;
        }
    }

    /// <summary>
    /// The page's mails that are not stored yet, oldest first, and what must go with them, in one transaction. What another reading has
    /// stored meanwhile is left out: a mail may be moved from folder to folder, and the whole mailbox is compared at night.
    /// </summary>
    /// <param name="folder">Null: each mail's own.</param>
    private async Task<IReadOnlyList<TakenMail>> StoreAsync(WatchedMailbox mailbox, string? folder, MailPage page, Func<DbSession, Task> alongside, CancellationToken cancellation)
    {
        var (reading, began) = (Activity.Current?.Context, Traces.Now());
        var read = await ReadNewAsync(mailbox, folder, page, cancellation);
        var mails = await database.WriteAsync(
            async session =>
            {
                await session.LockAsync(AdmitMail.Lock);
                var taken = new List<TakenMail>();
                var stored = await session.KnownMailsAsync(mailbox.Address, [.. read.Select(mail => mail.Change.GraphId)], folder != MailFolders.Junk);
                foreach (var mail in read.Where(mail => !stored.Contains(mail.Change.GraphId)))
                {
                    using var span = Traces.BeginMail(LabelOf(mail.Folder), reading, began);
                    if (await taking.TakeAsync(session, mailbox, mail)) taken.Add(new TakenMail(mail.Folder, mail.ReceivedAt));
                }

                await alongside(session);
                return taken;
            },
            cancellation);
        foreach (var mail in mails.Where(mail => mail.ReceivedAt is not null)) Measures.MailSeen(LabelOf(mail.Folder), clock.Now - mail.ReceivedAt!.Value);
        return mails;
    }

    /// <summary>Folders of a mailbox's own are named by people.</summary>
    private static string LabelOf(string folder) => MailFolders.IsWellKnown(folder) ? folder : "own";

    /// <summary>Removed is never final: a mail that is not known and was removed is asked for by its id like any other.</summary>
    private async Task<List<ReadMail>> ReadNewAsync(WatchedMailbox mailbox, string? folder, MailPage page, CancellationToken cancellation)
    {
        var from = await WatchedFromAsync(mailbox, cancellation);
        var items = page.Items.Where(item => !item.IsDraft && !(item.ReceivedAt < from)).DistinctBy(item => item.GraphId).ToList();
        if (items.Count == 0) return [];

        var known = await database.ReadAsync(session => session.KnownMailsAsync(mailbox.Address, [.. items.Select(item => item.GraphId)], folder != MailFolders.Junk), cancellation);
        var read = await Task.WhenAll(items.Where(item => !known.Contains(item.GraphId)).Select(item => ReadOneAsync(mailbox, folder, item, cancellation)));
        return [.. read.OfType<ReadMail>().Where(mail => mail.ReceivedAt is not { } at || at >= from).OrderBy(mail => mail.ReceivedAt)];
    }

    private async Task<ReadMail?> ReadOneAsync(WatchedMailbox mailbox, string? folder, ChangedMail change, CancellationToken cancellation)
    {
        var key = (mailbox.Address, change.GraphId);
        try
        {
            var mail = change.Mail ?? await graph.ReadAsync(mailbox.Address, change.GraphId, cancellation);
            failures.TryRemove(key, out _);
            if (mail is null or { IsDraft: true }) return null;

            var place = folder is not null && !change.IsRemoved ? folder : await folderIds.NameOfAsync(mailbox.Address, mail.FolderId ?? change.FolderId, cancellation);
            return place is MailFolders.Drafts or MailFolders.Outbox ? null : new ReadMail(change, place, mail with { Folder = place }, null);
        }
        catch (MailboxException error) when (!error.IsThrottled && error.Status is not (null or 401 or 403 or 502 or 503 or 504) && failures.AddOrUpdate(key, 1, (_, count) => count + 1) >= ReadTries)
        {
            return new ReadMail(change, folder ?? MailFolders.Inbox, null, error.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The delta link of {Folder} is no longer valid ({Code}); a new round begins.")]
    private partial void LogNewRound(string folder, string? code);
}
