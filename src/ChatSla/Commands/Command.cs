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

    /// <summary>The open queries that are red.</summary>
    public sealed record Overdue : Command;

    public sealed record Summary : Command;

    /// <summary>The alerts of the last seven days, and what they were good for.</summary>
    public sealed record Noise : Command;

    public sealed record Ignored : Command;

    /// <summary>Who of the team is there.</summary>
    public sealed record WhoIsOn : Command;

    public sealed record Show(Which Query) : Command;

    /// <param name="Words">Empty where nothing was named.</param>
    public sealed record Search(string Words) : Command;

    public sealed record Why(Which Query) : Command;

    /// <summary>When would a mail be due.</summary>
    public sealed record Due(string Question) : Command;

    /// <summary>When the office is open in the next days.</summary>
    /// <param name="Words">What follows the command.</param>
    public sealed record Calendar(string Words) : Command;

    /// <summary>What whoever writes to certain customers must know.</summary>
    /// <param name="Words">What follows the command; empty: which ones stand.</param>
    public sealed record Announce(string Words) : Command;

    /// <param name="Address">Null: which mailboxes does this channel show.</param>
    public sealed record Watch(string? Address) : Command;

    /// <param name="Address">Null: the only one of this channel.</param>
    public sealed record Unwatch(string? Address) : Command;

    /// <param name="Until">What follows the command: nothing, "until Friday", "borta till 1 dec 13:00".</param>
    public sealed record Away(string Until) : Command;

    public sealed record Back : Command;

    /// <param name="Asked">Empty: which one is spoken here.</param>
    public sealed record Speak(string Asked) : Command;

    /// <summary>Gives back everything that the person has.</summary>
    public sealed record ReleaseAll : Command;

    /// <summary>Something done to a query: claim, release, answer, escalate, merge, unmerge, split or call.</summary>
    /// <param name="Other">The query that it is merged into.</param>
    /// <param name="Note">What follows the query: the answer, the reason, what was said in the call.</param>
    public sealed record Deed(string Verb, Which Query, int? Other, string Note) : Command;

    public sealed record Unknown(string Asked) : Command;
}

/// <summary>The query that is meant: by its number, by the link of its card, or, with neither, that of the thread in which it was said.</summary>
/// <param name="MessageId">Of the message with the card.</param>
public sealed record Which(int? Number = null, string? MessageId = null)
{
    public bool IsThread => Number is null && MessageId is null;
}
