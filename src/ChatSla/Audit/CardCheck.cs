using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;

namespace ChatSla.Audit;

/// <summary>Whether every open query that a channel shows has its card there, or is about to.</summary>
public sealed class CardCheck(Findings findings, IReadOnlyDictionary<string, string> channels)
{
    public int Cards { get; private set; }

    /// <returns>By address, in lower case, the channel that shows the mailbox: the configuration's word, else what was bound; none that Teams refuses us.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ChannelsAsync(DbSession session, WatchedMailboxes mailboxes)
    {
        var bound = (await session.ListAsync<(string Mailbox, string Channel)>("SELECT mailbox, channel_id FROM channel_bindings")).ToDictionary(one => one.Mailbox, one => one.Channel, StringComparer.OrdinalIgnoreCase);
        var dead = await session.ListAsync<string>("SELECT id FROM dead_ends");
        var shown = mailboxes.All.Select(mailbox => (mailbox.Address, Channel: mailbox.ChannelId ?? bound.GetValueOrDefault(mailbox.Address)));
        return shown.Where(one => one.Channel is not null && !dead.Contains(one.Channel)).ToDictionary(one => one.Address, one => one.Channel!, StringComparer.OrdinalIgnoreCase);
    }

    public async Task CheckAsync(DbSession session, QueryEntry entry, Query? query)
    {
        Cards += entry.Cards.Count;
        if (entry.Row is null && entry.Cards.Count > 0) findings.Add(DifferenceKind.CardStray, entry, "no such query", $"{entry.Cards.Count} cards", Remedy.Tampered);
        if (entry.Row is null || query is null || QueryJournal.StateOf(query) != "open") return;

        foreach (var place in query.Mailboxes.Where(channels.ContainsKey).GroupBy(mailbox => channels[mailbox]))
        {
            var (holder, card) = (place.First(), entry.Cards.FirstOrDefault(card => card.Mailbox.Equals(place.First(), StringComparison.OrdinalIgnoreCase)));
            if (card?.State == CardRow.Posted || await IsComingAsync(session, entry, holder == query.Mailbox ? null : holder)) continue;

            findings.Add(DifferenceKind.CardMissing, entry, $"it is open and {holder} is shown in a channel", card is null ? "no card, and none in the outbox" : $"a card that is {card.State}, and none in the outbox", Remedy.Card);
        }
    }

    private static async Task<bool> IsComingAsync(DbSession session, QueryEntry entry, string? mailbox)
    {
        var lane = $"card:{entry.Id}{(mailbox is null ? "" : $":{mailbox}")}";
        return await session.FindAsync<int?>("SELECT 1 FROM outbox WHERE lane = @lane AND done_at IS NULL", new { lane }) is not null;
    }
}
