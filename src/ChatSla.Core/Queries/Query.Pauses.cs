using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>
/// When the clocks of resolution and updates stood. A pause ends when a person ends it, when it runs out, when the query is closed, and
/// when the customer writes: at that mail's received time, so that nobody waits for a customer who has written.
/// </summary>
public sealed partial class Query
{
    private readonly List<Taken> pauses = [];

    /// <summary>Every pause that was taken, in order.</summary>
    public IReadOnlyList<PauseTaken> PausesTaken => [.. pauses.Select(pause => new PauseTaken(pause.Began, EndOf(pause), pause.Ended is { } ended && ended.At == EndOf(pause) ? ended.By : null))];

    /// <summary>The pause that holds now.</summary>
    public QueryEvent.Paused? Pausing => pauses is [.., var last] && EndOf(last) is null ? last.Began : null;

    private bool IsPaused(Promise promise) => promise.Kind.CanPause && Pausing is { } pause && promise.DueAt > pause.At;

    private Instant? EndOf(Taken pause)
    {
        var from = pause.Began.At;
        if (pause.Began.For is PauseReason.Customer && Stages.Any(stage => stage.Kind.IsResponse && stage.StartAt <= from && !(EndOf(stage) <= from))) return from;

        var ends = talk.Where(word => word.By is not Speaker.Us && word.HappenedAt >= from).Select(word => (Instant?)word.HappenedAt);
        return (pause.Ended is { } ended ? ends.Append(ended.At) : ends).Min();
    }

    private static Instant? EndOf(Stage stage) => stage.AnsweredAt ?? stage.WithdrawnAt;

    /// <summary>The pauses that a stage has behind it.</summary>
    private Pauses Stood(Stage stage) => pauses.Count == 0 ? Calendars.Pauses.None : new Pauses(
        pauses.Where(pause => !(EndOf(stage) <= pause.Began.At)).Select(pause => (pause.Began, End: EndOf(pause))).Where(pause => pause.End is not null)
            .Select(pause => new Pause(pause.Began.At, Instant.Max(pause.Began.At, pause.End!.Value))));

    /// <summary>Once nothing stands still any more, what stood is due later.</summary>
    private void MoveWhatStood(IPolicies policies, Instant at)
    {
        if (pauses.Count == 0 || Pausing is not null) return;

        foreach (var stage in Stages.Where(stage => stage.Kind.CanPause).ToList())
        {
            if (made.GetValueOrDefault(KeyOf(stage)) is not { Promise: { IsByHand: false } promise } before) continue;
            if (policies.Remake(promise, Stood(stage)) is not { } moved) continue;
            if (before.OnlyLater) moved = moved.NotEarlierThan(promise);
            if ((moved.WarnAt, moved.DueAt) != (promise.WarnAt, promise.DueAt))
                Record(new QueryEvent.PromiseMoved(at, stage.StartedBy, stage.Kind, moved, MoveCause.Pause, By: null, Reason: null));
        }
    }

    private sealed class Taken(QueryEvent.Paused began)
    {
        public QueryEvent.Paused Began { get; } = began;

        public QueryEvent.Resumed? Ended { get; set; }
    }
}
