namespace ChatSla.Outbox;

/// <summary>One try of an outbox message, known to whatever it calls while it runs.</summary>
public sealed class OutboxTurn(OutboxRow row)
{
    private static readonly AsyncLocal<OutboxTurn?> Running = new();

    /// <summary>Null: what happens is no outbox message's doing, as the answer to a click.</summary>
    public static OutboxTurn? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    public OutboxRow Row { get; } = row;

    /// <summary>The gate at which a place was kept for it, until it has passed there.</summary>
    public string? PlaceAt { get; set; }

    /// <summary>How often it was noted in this try that it is about to be said.</summary>
    public int Doubts { get; set; }

    /// <summary>Runs when it is about to be said, in place of that note: whoever sets it can find out later whether it was said.</summary>
    public Func<CancellationToken, Task>? BeforeSaying { get; set; }

    /// <summary>What is about to be said may have been said before: that it can be said at all is found out first.</summary>
    public bool IsRepeated { get; set; }

    /// <summary>It has said something that would be said twice if it were put off now.</summary>
    public bool HasSent { get; set; }
}
