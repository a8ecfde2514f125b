using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>Who was told, took notice and lost the query.</summary>
public sealed partial class Query
{
    /// <summary>As <see cref="Running"/>, each with the mail or answer that began its stage.</summary>
    public IReadOnlyList<(string StartedBy, Promise Promise)> Owed
    {
        get
        {
            var running = Running;
            return running.Count == 0 ? [] : [.. Stages.Where(stage => !stage.IsOver).Select(stage => (stage.StartedBy, Promise: PromiseOf(stage)))
                .Where(one => one.Promise is not null && running.Contains(one.Promise)).Select(one => (one.StartedBy, one.Promise!))];
        }
    }

    /// <summary>Somebody has taken notice of what is late; repeated alerts stop. Saying so again is another line of the story.</summary>
    public Refusal? Acknowledge(Person by, Instant now)
    {
        if (IsOut is { } refusal) return refusal;

        Record(new QueryEvent.Acknowledged(now, by));
        return null;
    }

    /// <summary>The owner did nothing about it for too long, or went away: it returns to the channel. Returns whether anybody had it.</summary>
    public bool EndLease(LeaseEnd because, Instant at)
    {
        if (Claim is not { } claim || IsOut is not null) return false;

        Record(new QueryEvent.LeaseEnded(at, claim.By, because));
        return true;
    }

    /// <summary>When the person last did anything about it; null: never.</summary>
    public Instant? LastActOf(Person person) => history.Where(happened => ActorOf(happened) == person).Max(happened => (Instant?)happened.At);

    private static Person? ActorOf(QueryEvent happened) => happened switch
    {
        QueryEvent.Claimed claimed => claimed.By,
        QueryEvent.HandedOver handed => handed.By,
        QueryEvent.ComplaintMarked marked => marked.By,
        QueryEvent.ComplaintUnmarked unmarked => unmarked.By,
        QueryEvent.AnswerWritten written => written.By,
        QueryEvent.Answered answered => answered.By,
        QueryEvent.AnswerTakenBack back => back.By,
        QueryEvent.ToldToWait told => told.By,
        QueryEvent.Forwarded forwarded => forwarded.By,
        QueryEvent.Escalated escalated => escalated.By,
        QueryEvent.Acknowledged said => said.By,
        QueryEvent.AnswerWanted wanted => wanted.By,
        QueryEvent.PromiseMoved moved => moved.By,
        QueryEvent.Paused paused => paused.By,
        QueryEvent.Resumed resumed => resumed.By,
        QueryEvent.Reopened reopened => reopened.By,
        QueryEvent.Absorbed absorbed => absorbed.By,
        QueryEvent.SplitOff split => split.By,
        QueryEvent.MergeDismissed dismissed => dismissed.By,
        _ => null,
    };
}
