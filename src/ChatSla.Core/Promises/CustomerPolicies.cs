using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>The agreements with one customer of one mailbox, through all versions of both.</summary>
/// <param name="books">Who is promised what, in the order of their instants; the first one also for what was before.</param>
public sealed class CustomerPolicies(PolicyHistory policies, IReadOnlyList<(Instant Since, PolicyBook Book)> books, string? customer) : IPolicies
{
    /// <summary>What held then; where that is switched off now, what holds instead.</summary>
    public SlaPolicy? At(Instant startAt)
    {
        if (books.Count == 0) return null;

        var then = books.LastOrDefault(book => book.Since <= startAt, books[0]).Book;
        return policies.At(then.For(customer), startAt) is { IsEnabled: true } held ? held : policies.At(books[^1].Book.For(customer), startAt);
    }

    public SlaPolicy Of(Promise promise) => policies.Of(promise);
}
