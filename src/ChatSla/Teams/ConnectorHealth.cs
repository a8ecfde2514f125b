using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>Whether Teams takes what the bot says, for whoever asks after the program's health.</summary>
public sealed class ConnectorHealth(TimeProvider clock)
{
    private (string Because, Instant Since)? trouble;

    /// <summary>What stands in the way of everything, as "401 BotNotRegistered", and since when; null: nothing.</summary>
    public (string Because, Instant Since)? Trouble => trouble;

    public void Note(ConnectorException? error)
    {
        if (error is { Status: 401 } or { IsStoppedByAdmin: true }) trouble = ($"{error.Status} {error.Code}".TrimEnd(), trouble?.Since ?? clock.Now);
        else if (error is null or { Status: >= 400 and < 500 and not 401 }) trouble = null;
    }
}
