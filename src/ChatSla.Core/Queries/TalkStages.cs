using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What was owed when, read from who had the last word when.</summary>
internal sealed class TalkStages
{
    private readonly List<Stage> all = [];
    private readonly HashSet<string> silent = [];

    /// <summary>We have spoken since the query was opened or reopened, so closing it resolves it.</summary>
    private bool heardFromUs;

    private Speaker? last;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<Stage> All => all;

    /// <param name="talk">In the order of the world.</param>
    /// <param name="wanted">Thank-yous that a person wants answered.</param>
    public static TalkStages Of(IEnumerable<Word> talk, IReadOnlySet<string> wanted)
    {
        var stages = new TalkStages();
        foreach (var word in talk) stages.Hear(word, word.IsThanks && !wanted.Contains(word.Id));
        return stages;
    }

    public Stage? Begun(string mailId) => all.Find(stage => stage.Kind.IsResponse && stage.StartedBy == mailId);

    /// <summary>Whether the mail is a thank-you that is owed no answer.</summary>
    public bool IsSilent(string mailId) => silent.Contains(mailId);

    private void Hear(Word word, bool isThanks)
    {
        switch (word.By)
        {
            case Speaker.Customer when isThanks && last is Speaker.Us or Speaker.Closing:
                silent.Add(word.Id);
                return;
            case Speaker.Customer:
                HearCustomer(word);
                break;
            case Speaker.Us:
                End(stage => stage.Kind is not PromiseKind.Resolution, stage => stage with { AnsweredAt = word.At });
                heardFromUs = true;
                if (IsRunning(PromiseKind.Resolution)) Begin(PromiseKind.Update, word);
                break;
            case Speaker.Closing:
                End(stage => stage.Kind is PromiseKind.Resolution && heardFromUs, stage => stage with { AnsweredAt = word.HappenedAt });
                End(_ => true, stage => stage with { WithdrawnAt = word.HappenedAt });
                break;
        }

        last = word.By;
    }

    /// <summary>A stage begins with the oldest mail that nobody has answered; the customer's own word makes news from us a reply.</summary>
    private void HearCustomer(Word word)
    {
        End(stage => stage.Kind is PromiseKind.Update, stage => stage with { WithdrawnAt = word.At });
        if (!all.Exists(stage => stage.Kind.IsResponse && !stage.IsOver))
            Begin(all.Exists(stage => stage.Kind.IsResponse) ? PromiseKind.NextResponse : PromiseKind.FirstResponse, word);
        if (IsRunning(PromiseKind.Resolution)) return;

        Begin(PromiseKind.Resolution, word);
        heardFromUs = false;
    }

    private bool IsRunning(PromiseKind kind) => all.Exists(stage => stage.Kind == kind && !stage.IsOver);

    private void Begin(PromiseKind kind, Word word) => all.Add(new Stage(kind, word.Id, word.At));

    private void End(Predicate<Stage> which, Func<Stage, Stage> ended)
    {
        for (var at = 0; at < all.Count; at++)
        {
            if (!all[at].IsOver && which(all[at])) all[at] = ended(all[at]);
        }
    }
}
