namespace ChatSla.Benchmarks.Scale;

/// <summary>What things cost and where limits lie. docs/scale.md says of each where it comes from.</summary>
public sealed record Costs
{
    // Microsoft's limits (see ConnectorLimits and GraphPace).
    public double TenantSendsASecond { get; init; } = 50;

    public double ChannelSendsASecond { get; init; } = 7;

    public double ChannelSendsIn30Seconds { get; init; } = 60;

    public double ChannelSendsAnHour { get; init; } = 1_800;

    /// <summary>In flight for the whole app.</summary>
    public int GraphInFlight { get; init; } = 4;

    // Assumed of Microsoft's services: nothing was measured against them.
    public double GraphSeconds { get; init; } = 0.1;

    // What one mail brings, over its life.
    public double ReadsAMail { get; init; } = 1.05;

    public double AnsweredFromTheCard { get; init; } = 0.6;

    public double GraphRequestsAnAnswer { get; init; } = 5;

    /// <summary>Claimed, answered, in Sent Items: each paints the card anew.</summary>
    public double EditsAMail { get; init; } = 3;

    /// <summary>Amber, and a twentieth red.</summary>
    public double TurnsAMail { get; init; } = 0.25;

    public double PollsAMailboxAMinute { get; init; } = 3;

    // CPU in milliseconds: a mail and a click as measured (docs/measurements.md), a card and a poll assumed.
    public double MailCpu { get; init; } = 1.1;

    public double ClickCpu { get; init; } = 1.1;

    public double SendCpu { get; init; } = 1.5;

    public double PollCpu { get; init; } = 1;

    public double Cores { get; init; } = 2;
}
