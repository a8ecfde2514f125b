using ChatSla.Graph;

namespace ChatSla.Check;

/// <summary>A channel, and what the settings use it for.</summary>
/// <param name="Name">As "the channel of Contoso Support".</param>
/// <param name="Managers">Who is mentioned there.</param>
public sealed record ChannelUse(string Id, string Name, IReadOnlyList<string> Managers)
{
    /// <summary>Each channel once.</summary>
    public static async Task<IReadOnlyList<ChannelUse>> ListAsync(IEnumerable<WatchedMailbox> mailboxes, MailboxChannels channels, CancellationToken cancellation)
    {
        var uses = new List<ChannelUse>();
        foreach (var mailbox in mailboxes)
        {
            var (team, managers) = (await channels.ChannelOfAsync(mailbox, cancellation), await channels.ManagersChannelOfAsync(mailbox, cancellation));
            if (team is not null) uses.Add(new(team, $"the channel of {mailbox.Name}", team == managers ? mailbox.Managers : []));
            if (managers is not null && managers != team) uses.Add(new(managers, $"the managers' channel of {mailbox.Name}", mailbox.Managers));
        }

        return [.. uses.GroupBy(use => use.Id).Select(same => new ChannelUse(
            same.Key, string.Join(" and ", same.Select(use => use.Name)), [.. same.SelectMany(use => use.Managers).Distinct(StringComparer.OrdinalIgnoreCase)]))];
    }
}
