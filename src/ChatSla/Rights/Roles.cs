using System.Runtime.ExceptionServices;
using ChatSla.Graph;
using ChatSla.Teams;

namespace ChatSla.Rights;

/// <summary>
/// What a person is to a mailbox's team: a member by the team's roster; a lead, manager or administrator by the configuration or by an Entra group.
/// The nearest source is asked first, and none once the answer is known.
/// </summary>
public sealed class Roles(MailboxChannels channels, StaffRoster roster, Administrators administrators, GroupMembers groups)
{
    /// <summary>
    /// The role, or null for somebody who has none. Where it is lower than <paramref name="needed"/> every source has said so. Throws
    /// <see cref="ConnectorException"/> or <see cref="MailboxException"/> where one could not be asked.
    /// </summary>
    /// <param name="conversationId">Where the person is met, which tells the sign-in name of somebody outside the team.</param>
    public async Task<Role?> OfAsync(WatchedMailbox mailbox, string personId, string conversationId, Role needed, CancellationToken cancellation)
    {
        var best = Named(mailbox, personId);
        if (best >= needed) return best;

        var (found, unknown) = await FindAsync(mailbox, personId, conversationId, cancellation);
        if (found is var (member, isStaff)) best = Higher(best, Higher(isStaff ? Role.Member : null, NamedAs(mailbox, member)));
        if (best >= needed) return best;

        best = Higher(best, await ByGroupAsync(mailbox, personId, cancellation));
        if (unknown is not null && !(best >= needed)) unknown.Throw();
        return best;
    }

    /// <summary>The names of people that the configuration gives the role, or a higher one; those whom Teams tells of.</summary>
    public async Task<IReadOnlyList<string>> WhoAsync(WatchedMailbox mailbox, Role needed, int most, CancellationToken cancellation)
    {
        if (await channels.ChannelOfAsync(mailbox, cancellation) is not { } channel) return [];

        var holders = new List<string>();
        if (needed <= Role.Lead) holders.AddRange(mailbox.Leads.People);
        if (needed <= Role.Manager) holders.AddRange(mailbox.Managers);
        holders.AddRange(administrators.Holders.People);
        var found = await Task.WhenAll(holders.Distinct(StringComparer.OrdinalIgnoreCase).Take(most * 2).Select(person => roster.FindAsync(channel, person, cancellation)));
        return [.. found.OfType<TeamsMember>().DistinctBy(member => member.Id).Select(member => member.Name).Take(most)];
    }

    /// <summary>A roster that cannot be read is no reason not to look further.</summary>
    private async Task<((TeamsMember Member, bool IsStaff)? Found, ExceptionDispatchInfo? Unknown)> FindAsync(
        WatchedMailbox mailbox, string personId, string conversationId, CancellationToken cancellation)
    {
        try
        {
            if (await channels.FindStaffAsync(mailbox, personId, cancellation) is { } staff) return ((staff, true), null);
            if (administrators.Holders.People.All(person => Guid.TryParse(person, out _))) return (null, null);
            return (await roster.FindAsync(conversationId, personId, cancellation) is { } met ? (met, false) : null, null);
        }
        catch (ConnectorException error)
        {
            return (null, ExceptionDispatchInfo.Capture(error));
        }
    }

    private Role? NamedAs(WatchedMailbox mailbox, TeamsMember member) =>
        new[] { member.SignInName, member.Mail }.OfType<string>().Select(name => Named(mailbox, name)).Aggregate((Role?)null, Higher);

    private Role? Named(WatchedMailbox mailbox, string person) =>
        administrators.Has(person) ? Role.Administrator
        : mailbox.Managers.Contains(person, StringComparer.OrdinalIgnoreCase) ? Role.Manager
        : mailbox.Leads.Names(person) ? Role.Lead
        : null;

    private async Task<Role?> ByGroupAsync(WatchedMailbox mailbox, string personId, CancellationToken cancellation) =>
        await groups.IsInAsync(administrators.Holders.Groups, personId, cancellation) ? Role.Administrator
        : await groups.IsInAsync(mailbox.ManagerGroups, personId, cancellation) ? Role.Manager
        : await groups.IsInAsync(mailbox.Leads.Groups, personId, cancellation) ? Role.Lead
        : null;

    private static Role? Higher(Role? one, Role? other) => one is null || other > one ? other : one;
}
