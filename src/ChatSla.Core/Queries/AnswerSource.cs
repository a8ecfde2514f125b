namespace ChatSla.Core.Queries;

/// <summary>How we know of an answer. The names are stored: never rename one.</summary>
public enum AnswerSource
{
    /// <summary>It was sent by us or stands in Sent Items.</summary>
    Seen,

    /// <summary>A person says so.</summary>
    Said,

    /// <summary>The customer's next mail quotes it.</summary>
    Quoted,
}
