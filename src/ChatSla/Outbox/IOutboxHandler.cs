namespace ChatSla.Outbox;

/// <summary>Does what a message asks. Called at least once, so doing it again must be harmless.</summary>
public interface IOutboxHandler
{
    Task HandleAsync(OutboxMessage message, CancellationToken cancellation);

    /// <summary>The message is parked: whoever waits for it is told.</summary>
    Task GaveUpAsync(OutboxMessage message, CancellationToken cancellation);
}
