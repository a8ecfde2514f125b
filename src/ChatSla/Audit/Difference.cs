namespace ChatSla.Audit;

/// <summary>Something that is not as the journal says, or that was begun and not brought to an end.</summary>
/// <param name="Number">The query's human number; null where it is no query's or the query has none.</param>
/// <param name="Id">Of the query, mail, reply or message: what the log may name.</param>
/// <param name="Journal">What the journal says. It and <paramref name="Row"/> may name a customer: for the operator's eyes, never for the log.</param>
/// <param name="Row">What stands in the row.</param>
/// <param name="Do">What the operator does about it.</param>
public sealed record Difference(DifferenceKind Kind, int? Number, string? Id, string Journal, string Row, string Do)
{
    /// <summary>As "event-changed".</summary>
    public string Name => NameOf(Kind);

    public static string NameOf(DifferenceKind kind) =>
        string.Concat(kind.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}

public enum DifferenceKind
{
    /// <summary>The body of an event is not what was hashed when it was appended.</summary>
    EventChanged,

    /// <summary>An event is not linked to the one before it.</summary>
    LinkBroken,

    /// <summary>An event without a chain stands behind one that has one.</summary>
    Unlinked,

    /// <summary>A place in the story is empty.</summary>
    EventMissing,

    /// <summary>An event cannot be read, or the story not be told.</summary>
    Unreadable,

    /// <summary>An erased event holds content.</summary>
    NotErased,

    /// <summary>There were more events when the journal was sealed, or others.</summary>
    SealBroken,

    /// <summary>A number was given out and nothing has it.</summary>
    QueryMissing,
    NumberTwice,
    Counter,

    /// <summary>A story has no row, or a row no story.</summary>
    RowMissing,
    Row,
    Promises,
    Mailboxes,
    NextAlert,

    /// <summary>The version of a policy that a promise was made by is not stored.</summary>
    AgreementMissing,
    CardMissing,
    CardStray,
    ReplyMissing,
    ReplyStuck,
    ReplyTwice,
    ReplyUnnoted,
    MailMissing,
    MailStray,
    MailUnheard,
    OutboxStray,
    OutboxLate,
    OutboxParked,
    TurnLate,
    AlertUnsaid,
}
