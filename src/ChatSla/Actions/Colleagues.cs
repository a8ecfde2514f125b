using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Teams;

namespace ChatSla.Actions;

/// <summary>Who works beside a person: the members of the teams that a query is shown in.</summary>
public sealed partial class Colleagues(MailboxChannels channels, ManagerMentions managers, StaffRoster roster, ITeamsMessenger messenger, ILogger<Colleagues> logger)
{
    /// <summary>A dialog must open far below 5 s, so one whose list is late opens without.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The member of one of the query's teams with that Entra object id, or null.</summary>
    /// <exception cref="ConnectorException">Teams does not say.</exception>
    public async Task<Person?> FindAsync(Query query, string objectId, CancellationToken cancellation)
    {
        foreach (var place in await channels.PlacesOfAsync(query, cancellation))
        {
            if (await roster.FindAsync(place.Channel, objectId, cancellation) is { } member) return new Person(objectId, member.Name);
        }

        return null;
    }

    /// <summary>The members of the query's teams by name; none where Teams does not say in time.</summary>
    public Task<IReadOnlyList<Person>> ListAsync(Query query, CancellationToken cancellation) => SoonAsync(
        async soon =>
        {
            var found = new List<TeamsMember>();
            foreach (var place in await channels.PlacesOfAsync(query, soon)) found.AddRange(await messenger.ListMembersAsync(place.Channel, soon));
            return found;
        },
        cancellation);

    /// <summary>Managers and leads, whom the query may be escalated to, by name; none where Teams does not say in time.</summary>
    public Task<IReadOnlyList<Person>> ManagersAsync(Query query, CancellationToken cancellation) => SoonAsync(
        async soon =>
        {
            var found = new List<TeamsMember>();
            foreach (var place in await channels.ManagersPlacesOfAsync(query, soon))
            {
                foreach (var mailbox in place.Mailboxes)
                {
                    found.AddRange(await managers.OfAsync(mailbox, place.Channel, soon));
                    foreach (var lead in mailbox.Leads.People)
                    {
                        if (await roster.FindAsync(place.Channel, lead, soon) is { } member) found.Add(member);
                    }
                }
            }

            return found;
        },
        cancellation);

    private async Task<IReadOnlyList<Person>> SoonAsync(Func<CancellationToken, Task<List<TeamsMember>>> ask, CancellationToken cancellation)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(Patience);
        try
        {
            return [.. (await ask(soon.Token)).Where(member => member.ObjectId is not null).DistinctBy(member => member.ObjectId)
                .Select(member => new Person(member.ObjectId!, member.Name)).OrderBy(person => person.Name, StringComparer.CurrentCulture)];
        }
        catch (Exception error) when (error is ConnectorException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            LogNotListed(error);
            return [];
        }
    }

    [LoggerMessage(LogLevel.Warning, "A dialog opened without the list of people, which Teams did not give in time.")]
    private partial void LogNotListed(Exception error);
}
