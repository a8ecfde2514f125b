namespace ChatSla.Sandbox.Notifications;

/// <summary>
/// How fast a host answers. More than 10 % slow answers in 10 minutes delay what it gets by 10 minutes; more than 15 % of answers that
/// never came in time discard it for 10 minutes. With less than 10 answers nothing can be said.
/// </summary>
internal sealed class EndpointHealth
{
    private const int Fewest = 10;
    private static readonly long Window = TimeSpan.FromMinutes(10).Ticks;

    private readonly Queue<(long At, bool IsSlow, bool IsMissing)> answers = [];
    private long slowUntil = long.MinValue;
    private long dropUntil = long.MinValue;

    public static TimeSpan Delay => TimeSpan.FromTicks(Window);

    /// <summary>When discarding ends, if it is under way.</summary>
    public TimeSpan? Drops(long now) => dropUntil > now ? TimeSpan.FromTicks(dropUntil - now) : null;

    public bool IsSlow(long now) => slowUntil > now;

    public string State(long now) => Drops(now) is not null ? "dropping" : IsSlow(now) ? "slow" : "normal";

    public void Record(long now, bool isSlow, bool isMissing)
    {
        answers.Enqueue((now, isSlow, isMissing));
        while (answers.Peek().At <= now - Window) answers.Dequeue();
        if (answers.Count < Fewest) return;

        if (answers.Count(answer => answer.IsSlow) > answers.Count * 0.10) slowUntil = now + Window;
        if (answers.Count(answer => answer.IsMissing) > answers.Count * 0.15) dropUntil = now + Window;
    }
}
