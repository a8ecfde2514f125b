using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>Which agreements hold for whose mail to which mailbox.</summary>
public sealed class MailboxPolicies(WatchedMailboxes mailboxes, Agreements agreements)
{
    /// <param name="customer">The customer's address; null where the mail came without one.</param>
    public IPolicies For(string mailbox, string? customer) => mailboxes.Find(mailbox) is { Book: var book } ? agreements.Policies[book.For(customer)] : Unwatched.Instance;

    /// <summary>Those of a stored query.</summary>
    public async Task<IPolicies> OfAsync(DbSession session, Query query) =>
        For(query.Mailbox, await session.FindAsync<string>("SELECT customer FROM queries WHERE id = @Id", new { query.Id }));

    private sealed class Unwatched : IPolicies
    {
        public static readonly Unwatched Instance = new();

        public SlaPolicy? At(Instant startAt) => null;

        public SlaPolicy Of(Promise promise) => throw new InvalidOperationException($"The mailbox is watched no longer, and nobody knows the policy \"{promise.Policy}\".");
    }
}
