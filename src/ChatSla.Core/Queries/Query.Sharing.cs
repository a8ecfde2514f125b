using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>
/// One mail to two watched mailboxes is one query, and what is promised on it is the stricter of both agreements: red and amber move to
/// earlier when the second copy is noticed, and never to later, whichever copy was noticed first.
/// </summary>
public sealed partial class Query
{
    private readonly List<string> sharedWith = [];

    /// <summary>Every watched mailbox that it belongs to, the one in which it was noticed first before the others.</summary>
    public IReadOnlyList<string> Mailboxes => [Mailbox, .. sharedWith];

    public bool BelongsTo(string mailbox) => Mailboxes.Contains(mailbox, StringComparer.OrdinalIgnoreCase);

    /// <summary>A copy of one of the customer's mails was noticed in another watched mailbox.</summary>
    /// <param name="mailId">The mail that it is a copy of.</param>
    /// <param name="receivedAt">When the copy was received: the earlier of the two times counts.</param>
    /// <param name="policies">The stricter of all agreements, the other mailbox's among them.</param>
    public void ShareWith(string mailbox, string mailId, Instant receivedAt, Instant now, IPolicies policies)
    {
        if (BelongsTo(mailbox) || talk.Find(word => word.By is Speaker.Customer && word.Id == mailId) is not { } word) return;

        var from = Instant.Min(word.At, receivedAt);
        Record(new QueryEvent.SharedWith(receivedAt, mailbox, mailId));
        if (Merging is not null) return;

        PromiseWhatIsOwed(policies);
        foreach (var stage in Stages.Where(stage => stage.StartAt >= from).ToList()) MoveToEarlier(stage, policies, now);
    }

    private void MoveToEarlier(Stage stage, IPolicies policies, Instant now)
    {
        var before = made.GetValueOrDefault(KeyOf(stage))?.Promise;
        if (before is null or { IsByHand: true } || policies.Make(stage.Kind, stage.StartAt, Stood(stage)) is not { } stricter) return;

        var moved = stricter.DueAt <= before.DueAt ? stricter.WarnedNotLaterThan(before) : before.WarnedNotLaterThan(stricter);
        if ((moved.StartAt, moved.WarnAt, moved.DueAt) != (before.StartAt, before.WarnAt, before.DueAt))
            Record(new QueryEvent.PromiseMoved(now, stage.StartedBy, stage.Kind, moved, MoveCause.Shared, By: null, Reason: null));
    }

    /// <summary>The mail counts from when the first of its copies was received.</summary>
    private void Share(QueryEvent.SharedWith shared)
    {
        sharedWith.Add(shared.Mailbox);
        if (talk.FindIndex(word => word.By is Speaker.Customer && word.Id == shared.MailId) is not (>= 0 and var at) || talk[at].At <= shared.At) return;

        var word = talk[at];
        talk.RemoveAt(at);
        Hear(word with { At = shared.At, HappenedAt = shared.At });
        if (word.Id == OpeningMailId) OpenedAt = shared.At;
    }
}
