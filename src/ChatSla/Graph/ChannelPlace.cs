namespace ChatSla.Graph;

/// <summary>A channel, and the mailboxes of one query that are spoken of in it.</summary>
/// <param name="Mailboxes">The first one is in whose name the card stands there.</param>
public sealed record ChannelPlace(string Channel, IReadOnlyList<WatchedMailbox> Mailboxes)
{
    public WatchedMailbox Holder => Mailboxes[0];
}
