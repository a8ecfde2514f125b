using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What is promised on the stages of the talk, and which of it counts now.</summary>
public sealed partial class Query
{
    /// <summary>The promises made so far, by the stage they were made on.</summary>
    private readonly Dictionary<(PromiseKind Track, string StartedBy), Made> made = [];

    /// <summary>Promises that a person replaced by another date: they stay in the figures.</summary>
    private readonly List<(PromiseKind Track, string StartedBy, Promise Promise)> replaced = [];

    /// <summary>In the order of what they promise; each as it stands. A promise that a person replaced stands before its successor.</summary>
    public IReadOnlyList<Promise> Promises => Merging is not null ? [] : [.. Stages.SelectMany(PromisesOf)];

    /// <summary>The promises that run now; the first response alone until it exists.</summary>
    public IReadOnlyList<Promise> Running
    {
        get
        {
            if (Merging is not null) return [];

            var running = Stages.Where(stage => !stage.IsOver).Select(stage => (stage.Kind, Promise: PromiseOf(stage))).Where(one => one.Promise is not null).ToList();
            return running.Find(one => one.Kind is PromiseKind.FirstResponse).Promise is { } first ? [first] : [.. running.Select(one => one.Promise!)];
        }
    }

    /// <summary>Of the promises that run and do not stand still, the one that is due next; null when there is none.</summary>
    public Promise? Current => Running.Where(promise => !IsPaused(promise)).MinBy(promise => promise.DueAt);

    /// <summary>The promise that the query's light shows: the worst off, and of several the one due first.</summary>
    public Promise? CurrentAt(Instant now) => Running.OrderBy(promise => Rank(StateOf(promise, now))).ThenBy(promise => promise.DueAt).FirstOrDefault();

    /// <summary>As <see cref="Promise.StateAt"/>, and paused while its clock stands.</summary>
    public PromiseState StateOf(Promise promise, Instant now) => IsPaused(promise) ? PromiseState.Paused : promise.StateAt(now);

    public TrafficLight LightAt(Instant now) => CurrentAt(now) is { } promise ? LightOf(StateOf(promise, now)) : TrafficLight.Off;

    private static TrafficLight LightOf(PromiseState state) => state switch
    {
        PromiseState.OnTrack => TrafficLight.Green,
        PromiseState.AtRisk => TrafficLight.Amber,
        PromiseState.Paused => TrafficLight.Paused,
        _ => TrafficLight.Red,
    };

    private static int Rank(PromiseState state) => state switch
    {
        PromiseState.Breached => 0,
        PromiseState.AtRisk => 1,
        PromiseState.OnTrack => 2,
        _ => 3,
    };

    private static (PromiseKind Track, string StartedBy) KeyOf(PromiseKind kind, string startedBy) =>
        (kind.IsResponse ? PromiseKind.FirstResponse : kind, startedBy);

    /// <summary>A mail that was noticed late may turn a first response into a next one, so the two share a place.</summary>
    private static (PromiseKind Track, string StartedBy) KeyOf(Stage stage) => KeyOf(stage.Kind, stage.StartedBy);

    private Promise? PromiseOf(Stage stage) => made.GetValueOrDefault(KeyOf(stage))?.Promise is { } promise ? As(promise, stage) : null;

    private IEnumerable<Promise> PromisesOf(Stage stage)
    {
        var key = KeyOf(stage);
        foreach (var earlier in replaced.Where(one => (one.Track, one.StartedBy) == key)) yield return As(earlier.Promise, stage);
        if (PromiseOf(stage) is { } promise) yield return promise;
    }

    private static Promise As(Promise promise, Stage stage) => promise with { AnsweredAt = stage.AnsweredAt, WithdrawnAt = stage.WithdrawnAt };

    private void Note(PromiseKind kind, string startedBy, Promise? promise)
    {
        if (promise is not null) made[KeyOf(kind, startedBy)] = new Made(promise);
    }

    private void Move(QueryEvent.PromiseMoved moved)
    {
        var key = KeyOf(moved.Kind, moved.StartedBy);
        var before = made.GetValueOrDefault(key);
        if (moved.Cause is MoveCause.ByHand && before?.Promise is { } promise) replaced.Add((key.Track, key.StartedBy, promise));
        made[key] = new Made(moved.Promise, before?.OnlyLater == true || moved.Cause is MoveCause.Recalculated);
    }

    /// <summary>What was noticed late may show that something was owed on its own: it gets its promise now, from its own start.</summary>
    private void PromiseWhatIsOwed(IPolicies policies)
    {
        foreach (var stage in Stages.Where(stage => !made.ContainsKey(KeyOf(stage))).ToList())
        {
            if (policies.Make(stage.Kind, stage.StartAt, Stood(stage)) is not { } promise) continue;
            Record(stage.Kind.IsResponse
                ? new QueryEvent.StillOwed(stage.StartAt, stage.StartedBy, promise)
                : new QueryEvent.Promised(stage.StartAt, stage.StartedBy, promise));
        }
    }

    /// <param name="Promise">Null: it is promised no longer.</param>
    /// <param name="OnlyLater">It was recalculated once, and what the customer may have been told is not moved earlier.</param>
    private sealed record Made(Promise? Promise, bool OnlyLater = false);
}
