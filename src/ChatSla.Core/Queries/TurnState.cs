namespace ChatSla.Core.Queries;

/// <summary>What became of amber or red.</summary>
public enum TurnState
{
    /// <summary>It falls then, if nothing happens.</summary>
    Ahead,

    /// <summary>Nobody knows when, because the clock stands.</summary>
    Unknown,

    Fell,

    /// <summary>The promise ended before.</summary>
    Spared,

    /// <summary>It was shown, until an answer was noticed that had left before it.</summary>
    TakenBack,
}
