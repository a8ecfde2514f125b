namespace ChatSla.Core.Queries;

/// <summary>How an answer left. The names are stored: never rename one.</summary>
public enum AnswerChannel
{
    Card,
    Outlook,
}
