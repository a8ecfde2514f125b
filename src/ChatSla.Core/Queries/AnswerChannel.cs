namespace ChatSla.Core.Queries;

/// <summary>How an answer reached the customer. The names are stored: never rename one.</summary>
public enum AnswerChannel
{
    Card,
    Outlook,

    /// <summary>A call that staff logged, with a note of what was said.</summary>
    Telephone,

    /// <summary>Another way that nothing of ours can see: a chat, a visit, a mail from elsewhere.</summary>
    Elsewhere,
}
