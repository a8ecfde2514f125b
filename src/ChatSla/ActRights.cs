using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla;

/// <summary>
/// Who may act on a query: whoever has the role that the deed needs in the team of any of its mailboxes. Which query is meant comes from the
/// client, so it is the query's own team that counts, and not where the click came from: a chat serves as well as the channel.
/// </summary>
public sealed class ActRights(Permits permits, WatchedMailboxes mailboxes, QueryJournal journal, Database database, TimeProvider clock)
{
    /// <param name="deed">The verb of the button, dialog or command.</param>
    /// <returns>The person, or why not.</returns>
    public async Task<(Person? By, Refusal? Refusal)> OfAsync(Activity activity, Guid queryId, string deed, CancellationToken cancellation) =>
        await AskAsync(activity, await MailboxesOfAsync(queryId, cancellation), deed, queryId, cancellation);

    /// <summary>As <see cref="OfAsync"/> for giving a query free: what somebody else holds needs more.</summary>
    /// <returns>And whether the person may free it whoever holds it.</returns>
    public async Task<(Person? By, Refusal? Refusal, bool MayOverrule)> OfReleaseAsync(Activity activity, Guid queryId, CancellationToken cancellation)
    {
        var isOthers = await journal.FindAsync(queryId, cancellation) is { Owner: { } owner } && owner.Id != activity.By?.Id;
        var (by, refusal) = await OfAsync(activity, queryId, isOthers ? Deeds.ReleaseOther : Deeds.Release, cancellation);
        return (by, refusal, isOthers && refusal is null);
    }

    /// <summary>What the person could do to the query, to show it or not.</summary>
    public async Task<Func<string, bool>> OfferAsync(Activity activity, Guid queryId, CancellationToken cancellation) =>
        await permits.OfferAsync(activity, await MailboxesOfAsync(queryId, cancellation), cancellation);

    /// <summary>Who may let an ignored mail in: members of the team of the mailbox that it came to.</summary>
    public async Task<(Person? By, Refusal? Refusal)> OfMailAsync(Activity activity, string mailId, CancellationToken cancellation)
    {
        var address = await database.ReadAsync(session => session.FindAsync<string>("SELECT mailbox FROM mails WHERE id = @mailId", new { mailId }), cancellation);
        return await AskAsync(activity, address is not null && mailboxes.Find(address) is { } mailbox ? [mailbox] : [], Deeds.OpenMail, null, cancellation);
    }

    /// <summary>The refusal in words, its times in the zone of the query's mailbox.</summary>
    public async Task<string> WordsAsync(Refusal refusal, Guid queryId, CancellationToken cancellation) =>
        RefusalText.For(refusal, clock.Now, await MailboxesOfAsync(queryId, cancellation) is [var first, ..] ? first.Zone : DateTimeZone.Utc);

    private async Task<(Person? By, Refusal? Refusal)> AskAsync(
        Activity activity, IReadOnlyList<WatchedMailbox> teams, string deed, Guid? queryId, CancellationToken cancellation)
    {
        if (teams.Count == 0) return (null, new Refusal.QueryGone());
        return await permits.AskAsync(activity, teams, deed, queryId, cancellation) is { } refusal ? (null, refusal) : (activity.By, null);
    }

    private async Task<IReadOnlyList<WatchedMailbox>> MailboxesOfAsync(Guid queryId, CancellationToken cancellation)
    {
        var addresses = await database.ReadAsync(
            session => session.ListAsync<string>("SELECT mailbox FROM query_mailboxes WHERE query_id = @queryId ORDER BY position", new { queryId }), cancellation);
        return [.. addresses.Select(mailboxes.Find).OfType<WatchedMailbox>()];
    }
}
