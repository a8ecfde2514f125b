namespace ChatSla.Commands;

/// <summary>What somebody asked the bot in words.</summary>
public abstract record Command
{
    private Command()
    {
    }

    public sealed record Help : Command;

    public sealed record Open : Command;

    public sealed record Mine : Command;

    public sealed record Summary : Command;

    public sealed record Ignored : Command;

    public sealed record Show(int Number) : Command;

    /// <param name="Number">Null where none was named.</param>
    public sealed record Why(int? Number) : Command;

    public sealed record Watch(string Address) : Command;

    /// <param name="Nearest">The command that was probably meant, or null.</param>
    public sealed record Unknown(string Asked, string? Nearest) : Command;
}
