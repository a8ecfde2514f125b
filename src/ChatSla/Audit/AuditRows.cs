namespace ChatSla.Audit;

/// <summary>A row of queries as it stands, instants in Unix milliseconds.</summary>
public sealed class StoredQuery
{
    public string Id { get; init; } = "";

    public int Number { get; init; }

    public string Mailbox { get; init; } = "";

    public string State { get; init; } = "";

    public string? OwnerId { get; init; }

    public long OpenedAt { get; init; }

    public long? WarnAt { get; init; }

    public long? DueAt { get; init; }

    public long? NextTurnAt { get; init; }

    public long? NextAlertAt { get; init; }

    public int Seq { get; init; }

    public string? Chain { get; init; }

    public int? SealedSeq { get; init; }

    public string? SealedChain { get; init; }
}

/// <summary>A row of query_events.</summary>
public sealed class StoredEvent
{
    public string QueryId { get; init; } = "";

    public int Seq { get; init; }

    public long At { get; init; }

    public long RecordedAt { get; init; }

    public string Body { get; init; } = "";

    public string? Hash { get; init; }

    public string? Chain { get; init; }

    public long? ErasedAt { get; init; }
}

public sealed class StoredPromise
{
    public string QueryId { get; init; } = "";

    public int Position { get; init; }

    public string Kind { get; init; } = "";

    public long StartAt { get; init; }

    public long DueAt { get; init; }

    public long? AnsweredAt { get; init; }

    public long? WithdrawnAt { get; init; }
}

public sealed class StoredMailbox
{
    public string QueryId { get; init; } = "";

    public string Mailbox { get; init; } = "";

    public int Position { get; init; }
}

public sealed class StoredCard
{
    public string QueryId { get; init; } = "";

    public string Mailbox { get; init; } = "";

    public string State { get; init; } = "";
}

public sealed class StoredReply
{
    public string QueryId { get; init; } = "";

    public string SendKey { get; init; } = "";

    public string Kind { get; init; } = "";

    public long WrittenAt { get; init; }

    public long? SendTriedAt { get; init; }

    public long? SentAt { get; init; }
}

/// <summary>A mail without what it says.</summary>
public sealed class StoredMail
{
    public string QueryId { get; init; } = "";

    public string Id { get; init; } = "";

    public string Mailbox { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string? MessageId { get; init; }

    public string GraphId { get; init; } = "";

    public string? SendKey { get; init; }
}
