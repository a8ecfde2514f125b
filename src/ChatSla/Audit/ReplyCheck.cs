using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>Whether what staff wrote to customers left once, or is still on its way, or was given up and said so.</summary>
public sealed class ReplyCheck(Findings findings, Instant now)
{
    /// <summary>An operator gave it up; chatsla outbox says so in this word.</summary>
    private const string Settled = "SELECT 1 FROM outbox WHERE once_key = @key AND (done_at IS NULL OR last_error LIKE 'discarded:%')";

    /// <summary>Whoever was not told for so long that their mail has arrived has an answer, or an alarm of its own.</summary>
    private static readonly Duration OfUse = Duration.FromDays(3);

    public int Replies { get; private set; }

    public async Task CheckAsync(DbSession session, QueryEntry entry, Query? query)
    {
        Replies += entry.Replies.Count;
        var history = query?.History ?? [];
        foreach (var reply in entry.Replies)
        {
            if (reply.SentAt is null) await CheckUnsentAsync(session, entry, reply, history);
            else if (reply.Kind == nameof(ReplyKind.Answer) && query is { Merging: null } && !history.OfType<QueryEvent.Answered>().Any(answer => answer.AnswerId == reply.SendKey))
                findings.Add(DifferenceKind.ReplyUnnoted, entry, $"nothing of the answer {reply.SendKey}", $"it was found in Sent Items at {Findings.Show(reply.SentAt)}", Remedy.Tampered);
        }

        var written = history.OfType<QueryEvent.AnswerWritten>().Select(one => one.SendKey).Except(entry.Replies.Select(reply => reply.SendKey));
        foreach (var key in written) findings.Add(DifferenceKind.ReplyMissing, entry, $"the answer {key} was written", "its text is not stored", Remedy.Lost);
        CheckDoubled(entry);
    }

    private async Task CheckUnsentAsync(DbSession session, QueryEntry entry, StoredReply reply, IReadOnlyList<QueryEvent> history)
    {
        if (history.OfType<QueryEvent.AnswerFailed>().Any(failed => failed.SendKey == reply.SendKey)) return;
        if (reply.Kind == nameof(ReplyKind.Acknowledgement) && reply.WrittenAt < (now - OfUse).ToUnixTimeMilliseconds()) return;
        if (await session.FindAsync<int?>(Settled, new { key = $"reply:{reply.SendKey}" }) is not null) return;

        findings.Add(
            DifferenceKind.ReplyStuck, entry, $"the {reply.Kind.ToLowerInvariant()} {reply.SendKey} was written at {Findings.Show(reply.WrittenAt)} and neither left nor failed",
            reply.SendTriedAt is null ? "not sent, and not in the outbox" : $"tried at {Findings.Show(reply.SendTriedAt)}, and not in the outbox", Remedy.Answer);
    }

    /// <summary>Two mails of one key in one mailbox; a second row of one mail is a copy.</summary>
    private void CheckDoubled(QueryEntry entry)
    {
        foreach (var sent in entry.Mails.Where(mail => mail is { Outcome: nameof(MailOutcome.Sent), SendKey: not null }).GroupBy(mail => (mail.Mailbox, mail.SendKey)))
        {
            var count = sent.DistinctBy(mail => mail.MessageId ?? mail.GraphId).Count();
            if (count > 1) findings.Add(DifferenceKind.ReplyTwice, entry, $"the answer {sent.Key.SendKey} leaves once", $"{count} mails in Sent Items have its key", Remedy.Doubled);
        }
    }
}
