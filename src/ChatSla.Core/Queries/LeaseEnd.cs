namespace ChatSla.Core.Queries;

/// <summary>Why a query returned to the channel by itself. The names are stored: never rename one.</summary>
public enum LeaseEnd
{
    /// <summary>The owner did nothing about it for too long.</summary>
    Idle,

    /// <summary>The owner is away.</summary>
    Away,
}
