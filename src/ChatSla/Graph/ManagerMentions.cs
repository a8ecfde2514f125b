using ChatSla.Teams;

namespace ChatSla.Graph;

/// <summary>The managers of a mailbox as they can be mentioned in a channel.</summary>
public sealed partial class ManagerMentions(StaffRoster roster, ILogger<ManagerMentions> logger)
{
    public async Task<IReadOnlyList<TeamsMember>> OfAsync(WatchedMailbox mailbox, string channel, CancellationToken cancellation)
    {
        var found = new List<TeamsMember>();
        foreach (var manager in mailbox.Managers)
        {
            if (await roster.FindAsync(channel, manager, cancellation) is { } member) found.Add(member);
            else LogNotThere(mailbox.Managers.ToList().IndexOf(manager));
        }

        return found;
    }

    [LoggerMessage(LogLevel.Warning, "Manager {Position} of a mailbox is no member of the managers' channel and is not mentioned.")]
    private partial void LogNotThere(int position);
}
