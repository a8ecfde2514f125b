using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>
/// Who had the last word when. Mails and answers stand in the order they happened in, whatever order they were noticed in, and
/// what is owed is read from that: so both orders lead to the same promises.
/// </summary>
public sealed partial class Query
{
    private readonly List<Word> talk = [];

    /// <summary>The promises made so far, by the mail that each starts at; null where the policy makes none.</summary>
    private readonly Dictionary<string, Promise?> made = [];

    private readonly List<Stage> stages = [];

    private enum Speaker
    {
        Customer,
        Us,
        Closing,
    }

    /// <summary>What the customer wrote or we answered; of two at one instant, the one that was noticed last has the last word.</summary>
    private void Hear(Word word)
    {
        talk.Insert(talk.FindLastIndex(said => said.At <= word.At) + 1, word);
        Restage();
    }

    /// <summary>A closing covers what was noticed before it, and no more.</summary>
    private void HearClosing(QueryEvent.Closed closed)
    {
        talk.Add(new Word(Instant.Max(closed.At, talk[^1].At), Speaker.Closing, "", closed.At));
        Restage();
    }

    /// <summary>Taken back by a person, the closing has never been; the customer's mail ends it, though it was received before.</summary>
    private void EndClosing(QueryEvent.Reopened reopened)
    {
        var at = talk.FindLastIndex(said => said.By is Speaker.Closing);
        var closing = talk[at];
        talk.RemoveAt(at);
        if (reopened.By is null) talk.Insert(Math.Min(at, talk.FindLastIndex(said => said.At <= reopened.At) + 1), closing with { At = Instant.Min(closing.At, reopened.At) });
        Restage();
    }

    /// <summary>A stage begins with the oldest mail that nobody has answered, and ends with the answer or the closing.</summary>
    private void Restage()
    {
        stages.Clear();
        foreach (var word in talk)
        {
            var running = stages is [.., { IsOver: false } last] ? last : null;
            if (word.By is Speaker.Customer && running is null) stages.Add(new Stage(word.MailId, word.At));
            if (word.By is Speaker.Us && running is not null) stages[^1] = running with { AnsweredAt = word.At };
            if (word.By is Speaker.Closing && running is not null) stages[^1] = running with { WithdrawnAt = word.HappenedAt };
        }
    }

    private bool BeginsStage(string mailId) => stages.Exists(stage => stage.MailId == mailId);

    private Promise? PromiseOf(Stage stage) => made.GetValueOrDefault(stage.MailId) is { } promise
        ? promise with { AnsweredAt = stage.AnsweredAt, WithdrawnAt = stage.WithdrawnAt }
        : null;

    /// <param name="At">Its place in the order of the world; a closing's may be moved.</param>
    /// <param name="MailId">The customer's mail; empty otherwise.</param>
    private sealed record Word(Instant At, Speaker By, string MailId, Instant HappenedAt);

    private sealed record Stage(string MailId, Instant StartAt)
    {
        public Instant? AnsweredAt { get; init; }

        public Instant? WithdrawnAt { get; init; }

        public bool IsOver => AnsweredAt is not null || WithdrawnAt is not null;
    }
}
