using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla;

/// <summary>
/// Who may act on a query: members of its mailbox's team, and administrators. Which query is meant comes from the client, so it is the
/// query's own team that counts.
/// </summary>
public sealed partial class ActRights(
    MailboxChannels channels, WatchedMailboxes mailboxes, Administrators administrators, Database database, TimeProvider clock, ILogger<ActRights> logger)
{
    /// <returns>The person, or why not.</returns>
    public async Task<(Person? By, Refusal? Refusal)> OfAsync(Activity activity, Guid queryId, CancellationToken cancellation)
    {
        if (activity.By is not { } by) return (null, new Refusal.NotAllowed("somebody who is signed in"));
        if (await MailboxOfAsync(queryId, cancellation) is not { } mailbox) return (null, new Refusal.UnknownQuery("like that any more"));
        if (administrators.Has(by.Id)) return (by, null);

        try
        {
            return await channels.IsStaffAsync(mailbox, by.Id, cancellation) ? (by, null) : (null, new Refusal.NotAllowed("a member of this team"));
        }
        catch (ConnectorException error)
        {
            LogRosterUnknown(error);
            return (null, new Refusal.RosterUnknown());
        }
    }

    /// <summary>The refusal in words, its times in the zone of the query's mailbox.</summary>
    public async Task<string> WordsAsync(Refusal refusal, Guid queryId, CancellationToken cancellation) =>
        RefusalText.For(refusal, clock.Now, (await MailboxOfAsync(queryId, cancellation))?.Zone ?? DateTimeZone.Utc);

    private async Task<WatchedMailbox?> MailboxOfAsync(Guid queryId, CancellationToken cancellation)
    {
        var address = await database.ReadAsync(session => session.FindAsync<string>("SELECT mailbox FROM queries WHERE id = @queryId", new { queryId }), cancellation);
        return address is null ? null : mailboxes.Find(address);
    }

    [LoggerMessage(LogLevel.Warning, "A click was refused because the team's roster could not be read.")]
    private partial void LogRosterUnknown(Exception error);
}
