using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Two queries become one, and one two. A merged query has no clock; what was promised on its mails goes with them.</summary>
public sealed partial class Query
{
    /// <summary>Goes on in another query. Both are to be saved together.</summary>
    public Refusal? MergeInto(Query target, Person by, Instant now, IPolicies policies)
    {
        if (target.Id == Id) return new Refusal.SameQuery();
        if (!Mailboxes.Any(target.BelongsTo)) return new Refusal.OtherMailbox(target.Number);
        if ((IsOut ?? target.IsOut) is { } refusal) return refusal;
        if ((Sending ?? target.Sending) is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);

        target.Record(Whole(now, by));
        foreach (var mailbox in Mailboxes.Where(mailbox => !target.BelongsTo(mailbox))) target.Record(new QueryEvent.SharedWith(now, mailbox, OpeningMailId));
        target.TakeComplaint(this, now);
        target.Settle(policies, now);
        Record(new QueryEvent.Merged(now, by, target.Id, target.Number));
        return null;
    }

    /// <summary>Takes a merging back: the mails and answers that came with it leave the target again. Both are to be saved together.</summary>
    public Refusal? Unmerge(Query target, Person by, Instant now, IPolicies policies)
    {
        if (Merging is not { } merged || merged.Into != target.Id) return new Refusal.NotMerged();
        if (target.IsOut is { } refusal) return refusal;

        var words = target.history.OfType<QueryEvent.Absorbed>().Last(absorbed => absorbed.From == Id).Words;
        target.Record(new QueryEvent.SplitOff(now, by, Id, Number, [.. words.Select(word => word.Id)]));
        target.Settle(policies, now);
        Record(new QueryEvent.Unmerged(now, by));
        return null;
    }

    /// <summary>Some of the customer's mails go on in a query of their own, from their own received times. Both are to be saved together.</summary>
    /// <param name="mailIds">Not the one that opened this query.</param>
    public Refusal? Split(IReadOnlyList<string> mailIds, Guid id, int number, Person by, Instant now, IPolicies policies, out Query? split)
    {
        split = null;
        if (IsOut is { } refusal) return refusal;

        var words = talk.Where(word => word.By is Speaker.Customer && mailIds.Contains(word.Id)).ToList();
        if (words.Count == 0 || words.Count < mailIds.Count || words.Exists(word => word == talk.Find(said => said.Id == OpeningMailId))) return new Refusal.CannotSplit();

        split = Open(id, number, Mailbox, words[0].Id, words[0].At, policies, linkedTo: Id);
        foreach (var mailbox in sharedWith) split.Record(new QueryEvent.SharedWith(words[0].At, mailbox, words[0].Id));
        foreach (var word in words.Skip(1)) split.CustomerWrote(word.Id, word.At, policies, word.IsThanks);
        Record(new QueryEvent.SplitOff(now, by, id, number, [.. words.Select(word => word.Id)]));
        Settle(policies, now);
        return null;
    }

    /// <summary>The customer's mails that may become a query of their own: all but the one that opened this.</summary>
    public IReadOnlyList<(string MailId, Instant At)> LaterMails => [.. talk.Where(word => word.By is Speaker.Customer && word.Id != OpeningMailId).Select(word => (word.Id, word.At))];

    private QueryEvent.Absorbed Whole(Instant now, Person by)
    {
        var words = talk.Where(word => word.By is not Speaker.Closing).Select(word => word with { IsThanks = word.IsThanks && !wanted.Contains(word.Id) });
        var promises = Stages.Select(stage => (stage, Promise: made.GetValueOrDefault(KeyOf(stage))?.Promise)).Where(one => one.Promise is not null)
            .Select(one => new QueryEvent.Promised(one.stage.StartAt, one.stage.StartedBy, one.Promise!));
        return new QueryEvent.Absorbed(
            now, by, Id, Number, [.. words], [.. promises], LastAnswer, [.. history.OfType<QueryEvent.TurnedAmber>()], [.. history.OfType<QueryEvent.TurnedRed>()]);
    }

    private string OpeningMailId => ((QueryEvent.Opened)history[0]).MailId;
}
