using System.Runtime.ExceptionServices;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Graph;

/// <summary>Which channel shows which mailbox: the configuration's word, else what was bound in Teams.</summary>
public sealed class MailboxChannels(Database database, WatchedMailboxes mailboxes, StaffRoster roster, TimeProvider clock)
{
    /// <summary>Null: nobody has bound the mailbox yet.</summary>
    public async Task<string?> ChannelOfAsync(WatchedMailbox mailbox, CancellationToken cancellation) =>
        mailbox.ChannelId ?? await database.ReadAsync(
            session => session.FindAsync<string>("SELECT channel_id FROM channel_bindings WHERE mailbox = @Address", new { mailbox.Address }), cancellation);

    /// <summary>Where managers are called about the mailbox.</summary>
    public async Task<string?> ManagersChannelOfAsync(WatchedMailbox mailbox, CancellationToken cancellation) =>
        mailbox.ManagersChannelId ?? await ChannelOfAsync(mailbox, cancellation);

    /// <summary>Everywhere that managers are called, each channel once.</summary>
    public async Task<IReadOnlyCollection<string>> ManagersChannelsAsync(CancellationToken cancellation)
    {
        var found = new HashSet<string>();
        foreach (var mailbox in mailboxes.All)
        {
            if (await ManagersChannelOfAsync(mailbox, cancellation) is { } channel) found.Add(channel);
        }

        return found;
    }

    /// <summary>The channels that show a query, one place each; a mailbox that nobody has bound yet has none.</summary>
    public Task<IReadOnlyList<ChannelPlace>> PlacesOfAsync(Query query, CancellationToken cancellation) => PlacesAsync(query, ChannelOfAsync, cancellation);

    /// <summary>Where the managers of a query's mailboxes are called: once in each channel.</summary>
    public Task<IReadOnlyList<ChannelPlace>> ManagersPlacesOfAsync(Query query, CancellationToken cancellation) => PlacesAsync(query, ManagersChannelOfAsync, cancellation);

    /// <summary>
    /// The mailboxes that may be spoken of in a conversation: in a channel those it shows, or whose managers' channel it is;
    /// in a chat those of the teams the person belongs to.
    /// </summary>
    public async Task<IReadOnlyList<WatchedMailbox>> SpokenOfAsync(Asker asker, CancellationToken cancellation)
    {
        var id = ThreadId.ChannelOf(asker.ConversationId);
        var found = new List<WatchedMailbox>();
        foreach (var mailbox in mailboxes.All)
        {
            var isShown = asker.IsChannel
                ? id == mailbox.ManagersChannelId || id == await ChannelOfAsync(mailbox, cancellation)
                : await IsStaffAsync(mailbox, asker.PersonId, cancellation);
            if (isShown) found.Add(mailbox);
        }

        return found;
    }

    /// <summary>Whether a person belongs to the team, or the managers' team, of the mailbox; where a click or question came from says nothing of that.</summary>
    public async Task<bool> IsStaffAsync(WatchedMailbox mailbox, string personId, CancellationToken cancellation) =>
        await FindStaffAsync(mailbox, personId, cancellation) is not null;

    /// <summary>
    /// The person as a member of the team, or of the managers' team; null for anybody else. A channel that is gone tells nothing, and the other is
    /// asked. Throws <see cref="ConnectorException"/> where one could not be asked and the other does not know the person.
    /// </summary>
    public async Task<TeamsMember?> FindStaffAsync(WatchedMailbox mailbox, string personId, CancellationToken cancellation)
    {
        ExceptionDispatchInfo? unknown = null;
        foreach (var channel in new[] { await ChannelOfAsync(mailbox, cancellation), mailbox.ManagersChannelId }.OfType<string>().Distinct())
        {
            try
            {
                if (await roster.FindAsync(channel, personId, cancellation) is { } member) return member;
            }
            catch (ConnectorException error)
            {
                unknown = ExceptionDispatchInfo.Capture(error);
            }
        }

        unknown?.Throw();
        return null;
    }

    public Task BindAsync(DbSession session, WatchedMailbox mailbox, string channelId, string by) => session.RunAsync(
        """
        INSERT INTO channel_bindings (mailbox, channel_id, bound_by, bound_at) VALUES (@Address, @channelId, @by, @Now)
        ON CONFLICT (mailbox) DO UPDATE SET channel_id = excluded.channel_id, bound_by = excluded.bound_by, bound_at = excluded.bound_at
        """,
        new { mailbox.Address, channelId, by, clock.Now });

    private async Task<IReadOnlyList<ChannelPlace>> PlacesAsync(Query query, Func<WatchedMailbox, CancellationToken, Task<string?>> channelOf, CancellationToken cancellation)
    {
        var places = new List<(string Channel, WatchedMailbox Mailbox)>();
        foreach (var mailbox in query.Mailboxes.Select(mailboxes.Find).OfType<WatchedMailbox>())
        {
            if (await channelOf(mailbox, cancellation) is { } channel) places.Add((channel, mailbox));
        }

        return [.. places.GroupBy(place => place.Channel).Select(place => new ChannelPlace(place.Key, [.. place.Select(one => one.Mailbox)]))];
    }
}
