using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>
/// Who had the last word when. Mails and answers stand in the order they happened in, whatever order they were noticed in, and
/// what is owed is read from that: so both orders lead to the same promises.
/// </summary>
public sealed partial class Query
{
    private readonly List<Word> talk = [];
    private readonly HashSet<string> wanted = [];
    private TalkStages? staged;

    /// <summary>What was owed when, promised or not, in the order in which it began.</summary>
    public IReadOnlyList<Stage> Stages => Staged.All;

    /// <summary>The customer's last word, when it was a thank-you that is owed no answer.</summary>
    public string? ThanksMailId => talk.FindLast(word => word.By is not Speaker.Closing) is { } last && Staged.IsSilent(last.Id) ? last.Id : null;

    /// <summary>When the customer wrote or we answered or closed it last.</summary>
    public Instant LastWordAt => talk.Max(word => word.HappenedAt);

    private TalkStages Staged => staged ??= TalkStages.Of(talk, wanted);

    /// <summary>What the customer wrote or we answered; of two at one instant, the one that was noticed last has the last word.</summary>
    private void Hear(Word word)
    {
        talk.Insert(PlaceOf(word), word);
        staged = null;
    }

    private int PlaceOf(Word word) => talk.FindLastIndex(said => said.At <= word.At) + 1;

    /// <summary>What would be owed if the word had been heard too.</summary>
    private TalkStages With(Word word)
    {
        var heard = talk.ToList();
        heard.Insert(PlaceOf(word), word);
        return TalkStages.Of(heard, wanted);
    }

    /// <summary>A closing covers what was noticed before it, and no more.</summary>
    private void HearClosing(QueryEvent.Closed closed)
    {
        talk.Add(new Word(Instant.Max(closed.At, talk[^1].At), Speaker.Closing, "", closed.At));
        staged = null;
    }

    /// <summary>Taken back by a person, the closing has never been; the customer's mail ends it, though it was received before.</summary>
    private void EndClosing(QueryEvent.Reopened reopened)
    {
        var at = talk.FindLastIndex(said => said.By is Speaker.Closing);
        var closing = talk[at];
        talk.RemoveAt(at);
        if (reopened.By is null) talk.Insert(Math.Min(at, talk.FindLastIndex(said => said.At <= reopened.At) + 1), closing with { At = Instant.Min(closing.At, reopened.At) });
        staged = null;
    }

    private void Want(QueryEvent.AnswerWanted asked)
    {
        wanted.Add(asked.MailId);
        staged = null;
    }

    private void Absorb(QueryEvent.Absorbed absorbed)
    {
        foreach (var word in absorbed.Words) Hear(word);
        foreach (var promised in absorbed.Promises) made.TryAdd(KeyOf(promised.Promise.Kind, promised.StartedBy), new Made(promised.Promise));
        if (absorbed.LastAnswer is { } last && !(LastAnswer?.At > last.At)) LastAnswer = last;
    }

    private void Forget(QueryEvent.SplitOff split)
    {
        talk.RemoveAll(word => split.WordIds.Contains(word.Id));
        staged = null;
    }
}
