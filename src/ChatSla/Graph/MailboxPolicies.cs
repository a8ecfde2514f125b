using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>Which agreements hold for whose mail to which mailbox: as configured, until the stored versions are read.</summary>
public sealed class MailboxPolicies(WatchedMailboxes mailboxes, Agreements agreements)
{
    private const string Topic = "agreements";

    private volatile AgreementVersions versions = new([], agreements, mailboxes, VersionRow.FromTheBeginning);

    /// <summary>Every version of every agreement.</summary>
    public PolicyHistory History => versions.Policies;

    /// <summary>What the configuration changes and the bot has not been started with.</summary>
    public IReadOnlyList<VersionRow> Unstarted { get; private set; } = [];

    /// <summary>Stores what the configuration changes as new versions, from now on.</summary>
    /// <returns>The new versions.</returns>
    public async Task<IReadOnlyList<VersionRow>> StartAsync(Database database, Instant now, CancellationToken cancellation)
    {
        var added = await database.WriteAsync(
            async session =>
            {
                await session.LockAsync("agreements");
                versions = new AgreementVersions(await VersionRow.ListAsync(session), agreements, mailboxes, now);
                foreach (var row in versions.Added) await VersionRow.AddAsync(session, row);
                return versions.Added;
            },
            cancellation);
        database.Replicas.Heard(Topic, told => Task.Run(() => FollowAsync(database, now)));
        if (added.Count > 0) database.Replicas.Tell(Topic, "");
        return added;
    }

    /// <summary>Reads the versions and stores nothing: what the configuration changes holds from now on for the reader alone.</summary>
    public async Task LookAsync(Database database, Instant now, CancellationToken cancellation)
    {
        versions = new AgreementVersions(await database.ReadAsync(VersionRow.ListAsync, cancellation), agreements, mailboxes, now);
        Unstarted = versions.Added;
    }

    /// <summary>A replica was started with other settings: what it has stored holds for all, also where this one's settings say otherwise still.</summary>
    private async Task FollowAsync(Database database, Instant now) =>
        versions = new AgreementVersions(await database.ReadAsync(VersionRow.ListAsync, CancellationToken.None), agreements, mailboxes, now, isFollowing: true);

    /// <param name="customer">The customer's address; null where the mail came without one.</param>
    public IPolicies For(string mailbox, string? customer) =>
        new CustomerPolicies(versions.Policies, mailboxes.Find(mailbox) is null ? [] : [.. versions.Books[mailbox]], customer);

    /// <summary>Those of several mailboxes together: the stricter one holds, in whatever order they are named.</summary>
    public IPolicies For(IReadOnlyList<string> several, string? customer) => several.Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only]
        ? For(only, customer)
        : new StricterPolicies([.. several.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Select(mailbox => (mailbox, For(mailbox, customer)))]);

    /// <summary>Those of a stored query.</summary>
    public async Task<IPolicies> OfAsync(DbSession session, Query query) =>
        For(query.Mailboxes, await session.FindAsync<string>("SELECT customer FROM queries WHERE id = @Id", new { query.Id }));
}
