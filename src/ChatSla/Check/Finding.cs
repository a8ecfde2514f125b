namespace ChatSla.Check;

/// <summary>What one step of the check came to.</summary>
/// <param name="Do">Who does what about it; null where there is nothing to do.</param>
/// <param name="Commands">To be copied as they stand, one a line.</param>
public sealed record Finding(Mark Mark, string What, string? Do, IReadOnlyList<string> Commands)
{
    public static Finding Ok(string what) => new(Mark.Ok, what, null, []);

    public static Finding NotTried(string what) => new(Mark.NotTried, what, null, []);

    public static Finding Warning(string what, string @do, params IReadOnlyList<string> commands) => new(Mark.Warning, what, @do, commands);

    public static Finding Wrong(string what, string? @do, params IReadOnlyList<string> commands) => new(Mark.Wrong, what, @do, commands);
}

public enum Mark
{
    Ok,
    Warning,
    Wrong,
    NotTried,
}
