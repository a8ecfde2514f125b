using ChatSla.Core.Queries;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Customers;

/// <summary>What whoever writes to certain customers must know just now. It stands on their open cards until it ends.</summary>
public sealed class Announcements(CustomerBook customers, Database database, TimeProvider clock)
{
    /// <summary>Characters.</summary>
    public const int Longest = 200;

    /// <summary>Those that stand, the one that ends first first.</summary>
    public Task<IReadOnlyList<AnnouncementRow>> ListAsync(CancellationToken cancellation) => database.ReadAsync(AnnouncementRow.ListAsync, cancellation);

    /// <summary>Replaces what stood for the same target, and shows itself on every open card that it is for.</summary>
    /// <param name="target">An address, a domain, a company's name or a tier.</param>
    public Task SetAsync(string target, string text, Instant until, Person by, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            var now = clock.Now;
            var row = new AnnouncementRow { Id = Guid.CreateVersion7().ToString("N"), Target = target.Trim().ToLowerInvariant(), Text = text.Trim(), ById = by.Id, ByName = by.Name, SetAt = now, Until = until };
            await AnnouncementRow.EndAllAsync(session, row.Target, now);
            await AnnouncementRow.AddAsync(session, row);
            await session.PutAsync(new OutboxMessage.EndAnnouncement(row.Id, until), now, until);
            await PutCardsAsync(session, row.Target, now);
        },
        cancellation);

    /// <returns>False where none stands for the target.</returns>
    public Task<bool> TakeBackAsync(string target, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            var now = clock.Now;
            if (await AnnouncementRow.EndAllAsync(session, target.Trim().ToLowerInvariant(), now) == 0) return false;

            await PutCardsAsync(session, target.Trim(), now);
            return true;
        },
        cancellation);

    /// <summary>Its time is over: it goes from the cards.</summary>
    public Task EndAsync(string id, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await AnnouncementRow.EndAsync(session, id, clock.Now) is { } target) await PutCardsAsync(session, target, clock.Now);
        },
        cancellation);

    private async Task PutCardsAsync(DbSession session, string target, Instant now)
    {
        var open = await session.ListAsync<OpenCustomer>("SELECT id, customer FROM queries WHERE customer IS NOT NULL AND (state = 'open' OR (state = 'answered' AND due_at IS NOT NULL)) ORDER BY number");
        foreach (var one in open.Where(one => customers.IsMeant(target, one.Customer)))
        {
            if (await QueryJournal.FindAsync(session, one.Id) is { IsSettled: false } query) await session.PutCardAsync(query, now);
        }
    }

    private sealed class OpenCustomer
    {
        public Guid Id { get; init; }

        public string Customer { get; init; } = "";
    }
}
