namespace ChatSla.Core.Queries;

/// <summary>What a mail of ours is for. Only an answer meets a promise. The names are stored: never rename one.</summary>
public enum ReplyKind
{
    Answer,

    /// <summary>A person tells the customer that we are on it.</summary>
    Holding,

    /// <summary>The customer is told by itself that the mail has arrived.</summary>
    Acknowledgement,

    /// <summary>The customer's mail is handed on to somebody else.</summary>
    Forward,
}
