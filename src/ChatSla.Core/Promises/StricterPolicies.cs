using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>
/// Several agreements on one query, as when a customer wrote to two mailboxes: of what they promise, the one that is due first holds, and
/// amber falls with the earliest aim of all.
/// </summary>
/// <param name="parts">Each with its mailbox, in an order that does not depend on which was noticed first; it decides between equals.</param>
public sealed class StricterPolicies(IReadOnlyList<(string Mailbox, IPolicies Policies)> parts) : IPolicies
{
    /// <summary>The agreement whose first response is due first.</summary>
    public SlaPolicy? At(Instant startAt) => parts.Select(part => part.Policies.At(startAt)).OfType<SlaPolicy>()
        .OrderBy(policy => policy.Make(PromiseKind.FirstResponse, startAt)?.DueAt ?? Instant.MaxValue).FirstOrDefault();

    public SlaPolicy Of(Promise promise) => parts[0].Policies.Of(promise);

    public Promise? Make(PromiseKind kind, Instant startAt, Pauses pauses, Instant? heldAt = null) =>
        Strictest(parts.Select(part => part.Policies.Make(kind, startAt, pauses, heldAt)));

    /// <summary>The promise's own agreement by the version that made it, the others as they held then.</summary>
    public Promise? Remake(Promise promise, Pauses pauses) => Strictest(
        parts.Select(part => part.Policies.At(promise.StartAt)).OfType<SlaPolicy>().Where(policy => policy.Name != promise.Policy).Prepend(Of(promise))
            .Select(policy => policy.Make(promise.Kind, promise.StartAt, pauses)));

    /// <summary>The mailboxes whose agreement made the promise.</summary>
    public IReadOnlyList<string> MailboxesOf(Promise promise) =>
        [.. parts.Where(part => part.Policies.At(promise.StartAt)?.Name == promise.Policy).Select(part => part.Mailbox)];

    private static Promise? Strictest(IEnumerable<Promise?> promises)
    {
        var all = promises.OfType<Promise>().OrderBy(promise => promise.DueAt).ToList();
        return all is [] ? null : all.Aggregate((strictest, other) => strictest.WarnedNotLaterThan(other));
    }
}
