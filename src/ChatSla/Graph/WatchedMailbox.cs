using ChatSla.Core.Promises;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>A mailbox that is watched, as configured and checked.</summary>
/// <param name="WatchFrom">Null: from the first start.</param>
/// <param name="NewQueryAfter">A reply to a query at rest for longer opens a new one that is linked to it.</param>
/// <param name="ChannelId">The team's channel, where the configuration names one.</param>
public sealed record WatchedMailbox(
    string Address,
    string Name,
    SlaPolicy Policy,
    string? ChannelId,
    string? ManagersChannelId,
    IReadOnlyList<string> Managers,
    Instant? WatchFrom,
    Duration PollEvery,
    Duration NewQueryAfter)
{
    /// <summary>Entra groups whose members are managers, as <see cref="Managers"/> are, but are not mentioned.</summary>
    public IReadOnlyList<string> ManagerGroups { get; init; } = [];

    public RoleHolders Leads { get; init; } = RoleHolders.Nobody;

    /// <summary>Who of its customers is promised something else.</summary>
    public PolicyBook Book { get; init; } = new(Policy.Name);

    /// <summary>The texts that are sent often.</summary>
    public MailTemplates Templates { get; init; } = MailTemplates.Shipped;

    /// <summary>A customer whose mail opens a query is told at once that it has arrived.</summary>
    public bool Acknowledges { get; init; }

    /// <summary>Which folders are read: well-known names, or the names on a folder's path.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [MailFolders.Inbox, MailFolders.SentItems, MailFolders.Junk];

    /// <summary>Who is told where a ladder says so: sign-in names or Entra object ids.</summary>
    public IReadOnlyList<string> Deputies { get; init; } = [];

    /// <summary>The working time after which a claimed query that nobody works on returns to the channel; null: never.</summary>
    public Duration? ClaimLease { get; init; }

    /// <summary>When the day's summary is posted into the channel; null: only on request.</summary>
    public LocalTime? SummaryAt { get; init; }

    /// <summary>How often a probe mail is sent; null: never.</summary>
    public Duration? ProbeEvery { get; init; }

    public DateTimeZone Zone => Policy.Calendar.Zone;
}

/// <summary>All watched mailboxes.</summary>
public sealed class WatchedMailboxes(IReadOnlyList<WatchedMailbox> all)
{
    public IReadOnlyList<WatchedMailbox> All { get; } = all;

    public IReadOnlyList<string> Addresses { get; } = [.. all.Select(mailbox => mailbox.Address)];

    /// <exception cref="KeyNotFoundException">The address is not watched (any more).</exception>
    public WatchedMailbox this[string address] => Find(address) ?? throw new KeyNotFoundException("A query belongs to a mailbox that is no longer in the configuration.");

    public WatchedMailbox? Find(string address) => All.FirstOrDefault(mailbox => mailbox.Address.Equals(address, StringComparison.OrdinalIgnoreCase));
}
