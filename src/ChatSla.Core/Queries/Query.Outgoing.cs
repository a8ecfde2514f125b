using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What leaves to the customer, or on the customer's behalf: handed over first, noted when it has left.</summary>
public sealed partial class Query
{
    /// <summary>More often than this a customer is not told that we are on it; then an answer is due.</summary>
    public const int MostTold = 2;

    private static readonly Duration BetweenTold = Duration.FromHours(1);

    /// <summary>The last time that the customer was told to wait, by a person or by the program.</summary>
    public QueryEvent.ToldToWait? LastTold => history.OfType<QueryEvent.ToldToWait>().MaxBy(told => told.At);

    /// <summary>Our last answer, where nothing of ours has seen it: it may be taken back until the query is closed.</summary>
    public QueryEvent.Answered? SaidAnswer =>
        Merging is null && Closing is null && LastAnswer is { Source: not AnswerSource.Seen } said && talk.Exists(word => word.Id == said.AnswerId) ? said : null;

    /// <summary>When the oldest mail that is owed an answer was received; null when none is owed.</summary>
    public Instant? OwedSince => Merging is null && Stages.FirstOrDefault(stage => stage.Kind.IsResponse && !stage.IsOver) is { } stage ? stage.StartAt : null;

    /// <summary>What a mail that was handed over for sending is for.</summary>
    public ReplyKind KindOf(string sendKey) => history.OfType<QueryEvent.AnswerWritten>().LastOrDefault(written => written.SendKey == sendKey)?.Kind ?? ReplyKind.Answer;

    /// <summary>Hands an answer over for sending; whoever answers a free query has it from then on.</summary>
    public Refusal? WriteAnswer(Person by, string sendKey, Instant now)
    {
        if (Sending is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);
        if (ClaimFor(by, now) is { } refusal) return refusal;

        Record(new QueryEvent.AnswerWritten(now, by, sendKey));
        return null;
    }

    /// <summary>Hands over a mail that says we are on it. It meets no promise, and is not said time and again.</summary>
    public Refusal? WriteHolding(Person by, string sendKey, Instant now)
    {
        if (Sending is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);
        if (IsOut is { } refusal) return refusal;
        if (OwedSince is not { } since) return new Refusal.NothingOwed();

        var told = history.OfType<QueryEvent.ToldToWait>().Where(one => one.By is not null && one.At >= since).ToList();
        if (told.Count >= MostTold || (told is [.., var last] && now - last.At < BetweenTold)) return new Refusal.ToldAlready(told[^1].By!.Name, told[^1].At);
        if (ClaimFor(by, now) is { } taken) return taken;

        Record(new QueryEvent.AnswerWritten(now, by, sendKey, ReplyKind.Holding));
        return null;
    }

    /// <summary>Hands over the customer's mail to be passed on. Who forwards it need not have it, but nobody else may.</summary>
    public Refusal? WriteForward(Person by, string sendKey, Instant now)
    {
        if (Sending is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);
        if (IsOut is { } refusal) return refusal;
        if (Claim is { } claim && claim.By != by) return new Refusal.AlreadyClaimed(claim.By, claim.At);

        Record(new QueryEvent.AnswerWritten(now, by, sendKey, ReplyKind.Forward));
        return null;
    }

    /// <summary>A mail that says we are on it has left: noted once however often it is seen.</summary>
    /// <param name="by">Null: the program did so by itself.</param>
    public void TellToWait(Person? by, string sendKey, Instant sentAt, Instant? until)
    {
        if (!history.OfType<QueryEvent.ToldToWait>().Any(told => told.SendKey == sendKey)) Record(new QueryEvent.ToldToWait(sentAt, by, sendKey, until));
    }

    /// <summary>The customer's mail was passed on: noted once however often it is seen.</summary>
    /// <param name="closes">Nothing more is owed here.</param>
    public void Forward(Person by, string sendKey, string to, Instant sentAt, bool closes, IPolicies policies)
    {
        if (history.OfType<QueryEvent.Forwarded>().Any(forwarded => forwarded.SendKey == sendKey)) return;

        Record(new QueryEvent.Forwarded(sentAt, by, sendKey, to));
        if (closes && IsOut is null) Close(by, $"Forwarded to {to}", sentAt, policies);
    }

    /// <summary>What was handed over did not leave and will not by itself.</summary>
    public void FailAnswer(string sendKey, string because, Instant now)
    {
        if (Sending?.SendKey == sendKey) Record(new QueryEvent.AnswerFailed(now, sendKey, because));
    }

    /// <summary>A person says that they answered in a way that nothing of ours can see, and when.</summary>
    /// <param name="note">What was said; may be empty.</param>
    public Refusal? SayAnswered(Person by, AnswerChannel via, Instant answeredAt, string note, Instant now, IPolicies policies)
    {
        if (IsOut is { } refusal) return refusal;
        if (Sending is { } sending) return new Refusal.AnswerOnItsWay(sending.By, sending.At);
        if (OwedSince is not { } since) return new Refusal.NothingOwed();
        if (answeredAt > now) return new Refusal.NotYet(answeredAt);
        if (answeredAt < since) return new Refusal.BeforeTheMail(since);

        Record(new QueryEvent.Answered(answeredAt, by, via, $"said {history.Count}", string.IsNullOrWhiteSpace(note) ? null : note.Trim(), AnswerSource.Said));
        Settle(policies, answeredAt);
        return null;
    }

    /// <summary>The customer's next mail quotes an answer that we have not seen. Nothing is noted where nothing was owed.</summary>
    /// <param name="answerId">The Message-ID of the answer.</param>
    /// <param name="sentAt">When it left; null where the quote does not say for certain.</param>
    /// <param name="receivedAt">When the customer's mail was received: at the latest then it had left.</param>
    /// <returns>Whether it was noted.</returns>
    public bool SeeQuoted(Person by, string answerId, Instant? sentAt, Instant receivedAt, IPolicies policies)
    {
        if (Closing is not null || OwedSince is not { } since || receivedAt < since) return false;
        if (history.OfType<QueryEvent.Answered>().Any(answer => answer.AnswerId == answerId)) return false;

        var certain = sentAt >= since && sentAt <= receivedAt;
        var at = certain ? sentAt!.Value : receivedAt;
        Record(new QueryEvent.Answered(at, by, AnswerChannel.Outlook, answerId, certain ? null : "at the latest", AnswerSource.Quoted));
        Settle(policies, at);
        return true;
    }

    /// <summary>Takes back an answer that nothing of ours has seen: what was owed before is owed again, from where it always started.</summary>
    public Refusal? TakeAnswerBack(Person by, Instant now, IPolicies policies)
    {
        if (SaidAnswer is not { } said) return new Refusal.NothingToTakeBack();

        Record(new QueryEvent.AnswerTakenBack(now, by, said.AnswerId));
        Settle(policies, now);
        return null;
    }


    private void Unsay(QueryEvent.AnswerTakenBack back)
    {
        talk.RemoveAll(word => word.Id == back.AnswerId);
        staged = null;
        var taken = history.OfType<QueryEvent.AnswerTakenBack>().Append(back).Select(one => one.AnswerId).ToHashSet();
        LastAnswer = history.OfType<QueryEvent.Answered>().Concat(history.OfType<QueryEvent.Absorbed>().Select(absorbed => absorbed.LastAnswer).OfType<QueryEvent.Answered>())
            .Where(answer => !taken.Contains(answer.AnswerId)).MaxBy(answer => answer.At);
    }
}
