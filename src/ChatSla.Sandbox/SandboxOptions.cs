namespace ChatSla.Sandbox;

public sealed class SandboxOptions
{
    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = 5180;

    public bool StartProgram { get; init; } = true;

    public bool Seed { get; init; } = true;

    /// <summary>Where the program keeps its database and log; null is a fresh folder under the temporary path.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The sandbox clock's first instant, unless a clock is given.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public double Speed { get; init; } = 1;

    /// <summary>The full address that activities go to, where it is not {program}/api/messages.</summary>
    public string? ProgramMessagesAddress { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int ProgramPort { get; init; }
}
