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

    /// <summary>When would a mail be due.</summary>
    public sealed record Due(string Question) : Command;

    /// <summary>When the office is open in the next days.</summary>
    /// <param name="Words">What follows the command.</param>
    public sealed record Calendar(string Words) : Command;

    public sealed record Watch(string Address) : Command;

    /// <summary>Something done to a query: merge, unmerge, split or call.</summary>
    /// <param name="Other">The query that it is merged into.</param>
    /// <param name="Note">What was said in the call.</param>
    public sealed record Deed(string Verb, int Number, int? Other, string Note) : Command;

    /// <param name="Nearest">The command that was probably meant, or null.</param>
    public sealed record Unknown(string Asked, string? Nearest) : Command;
}
