namespace ChatSla.EndToEnd;

/// <summary>What somebody has just done when the program is killed, or is to be killed at the next request of a kind.</summary>
internal enum Step
{
    Mail,
    Posting,
    Claiming,
    Opening,
    Submitting,
    Drafting,
}

/// <summary>Where in the walk from mail to answer the program is killed.</summary>
/// <param name="Delay">So long after the step; null where the sandbox kills it at a request.</param>
/// <param name="Request">As the sandbox calls it: "send".</param>
/// <param name="IsDone">The request has had its effect, and is not answered.</param>
internal sealed record KillPoint(Step After, TimeSpan? Delay, string Request = "", bool IsDone = false)
{
    // After each step, for how long a kill may strike in it: as long as the step's consequences take.
    private static readonly (Step After, int WithinMs)[] Moments =
        [(Step.Mail, 2_400), (Step.Posting, 1), (Step.Posting, 60), (Step.Claiming, 25), (Step.Opening, 25), (Step.Drafting, 6), (Step.Submitting, 150), (Step.Submitting, 1_500)];

    /// <summary>Every request of the walk, before it and after it.</summary>
    public static IReadOnlyList<KillPoint> Named { get; } =
    [
        .. new[]
        {
            (Step.Mail, "delta"), (Step.Mail, "connector post"), (Step.Claiming, "connector put"), (Step.Submitting, "createReply"), (Step.Submitting, "patch"),
            (Step.Submitting, "send"), (Step.Submitting, "delta"), (Step.Submitting, "connector put"),
        }.SelectMany(step => new[] { new KillPoint(step.Item1, null, step.Item2), new KillPoint(step.Item1, null, step.Item2, IsDone: true) }),
    ];

    public static KillPoint Random(int seed)
    {
        var random = new Random(seed);
        var (after, within) = Moments[random.Next(Moments.Length)];
        return new KillPoint(after, TimeSpan.FromMilliseconds(random.NextDouble() * within));
    }

    public override string ToString() => Delay is { } delay ? $"killed {delay.TotalMilliseconds:0.0} ms after {After}" : $"killed {(IsDone ? "after" : "before")} \"{Request}\", after {After}";
}
