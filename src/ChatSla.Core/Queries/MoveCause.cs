namespace ChatSla.Core.Queries;

/// <summary>Why a promise moved. The names are stored: never rename one.</summary>
public enum MoveCause
{
    /// <summary>A pause ended, or turned out to have ended earlier.</summary>
    Pause,

    /// <summary>A new version of the policy or calendar was applied to open queries.</summary>
    Recalculated,

    /// <summary>A person set the deadline.</summary>
    ByHand,

    /// <summary>Another watched mailbox got the mail too, and its agreement promises an earlier answer.</summary>
    Shared,
}
