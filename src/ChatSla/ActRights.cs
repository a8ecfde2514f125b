using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla;

/// <summary>
/// Who may act on a query: members of the team of any of its mailboxes, and administrators. Which query is meant comes from the client, so it is the
/// query's own team that counts.
/// </summary>
public sealed partial class ActRights(
    MailboxChannels channels, WatchedMailboxes mailboxes, Administrators administrators, Database database, TimeProvider clock, ILogger<ActRights> logger)
{
    /// <param name="deed">The verb or dialog.</param>
    /// <returns>The person, or why not.</returns>
    public async Task<(Person? By, Refusal? Refusal)> OfAsync(Activity activity, Guid queryId, string deed, CancellationToken cancellation) =>
        await CheckAsync(activity, await MailboxesOfAsync(queryId, cancellation), cancellation);

    /// <summary>Who may let an ignored mail in: members of the team of the mailbox that it came to.</summary>
    public async Task<(Person? By, Refusal? Refusal)> OfMailAsync(Activity activity, string mailId, CancellationToken cancellation)
    {
        var address = await database.ReadAsync(session => session.FindAsync<string>("SELECT mailbox FROM mails WHERE id = @mailId", new { mailId }), cancellation);
        return await CheckAsync(activity, address is not null && mailboxes.Find(address) is { } mailbox ? [mailbox] : [], cancellation);
    }

    /// <summary>The refusal in words, its times in the zone of the query's mailbox.</summary>
    public async Task<string> WordsAsync(Refusal refusal, Guid queryId, CancellationToken cancellation) =>
        RefusalText.For(refusal, clock.Now, await MailboxesOfAsync(queryId, cancellation) is [var first, ..] ? first.Zone : DateTimeZone.Utc);

    private async Task<(Person? By, Refusal? Refusal)> CheckAsync(Activity activity, IReadOnlyList<WatchedMailbox> teams, CancellationToken cancellation)
    {
        if (activity.By is not { } by) return (null, new Refusal.NotAllowed("somebody who is signed in"));
        if (teams.Count == 0) return (null, new Refusal.UnknownQuery("like that any more"));
        if (administrators.Has(by.Id)) return (by, null);

        var isUnknown = false;
        foreach (var mailbox in teams)
        {
            try
            {
                if (await channels.IsStaffAsync(mailbox, by.Id, cancellation)) return (by, null);
            }
            catch (ConnectorException error)
            {
                isUnknown = true;
                LogRosterUnknown(error);
            }
        }

        return (null, isUnknown ? new Refusal.RosterUnknown() : new Refusal.NotAllowed("a member of this team"));
    }

    private async Task<IReadOnlyList<WatchedMailbox>> MailboxesOfAsync(Guid queryId, CancellationToken cancellation)
    {
        var addresses = await database.ReadAsync(
            session => session.ListAsync<string>("SELECT mailbox FROM query_mailboxes WHERE query_id = @queryId ORDER BY position", new { queryId }), cancellation);
        return [.. addresses.Select(mailboxes.Find).OfType<WatchedMailbox>()];
    }

    [LoggerMessage(LogLevel.Warning, "A click was refused because the team's roster could not be read.")]
    private partial void LogRosterUnknown(Exception error);
}
