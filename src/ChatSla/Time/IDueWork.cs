using NodaTime;

namespace ChatSla.Time;

/// <summary>Work whose next instant stands in a table.</summary>
public interface IDueWork
{
    /// <summary>Of several replicas one does it.</summary>
    bool IsForOne => false;

    /// <summary>Does, or starts, what is due now. Returns the next instant at which something is due, or null when nothing waits.</summary>
    Task<Instant?> RunDueAsync(CancellationToken cancellation);

    /// <summary>Waits for what was started and is not done; when <paramref name="hurry"/> fires, breaks it off.</summary>
    Task DrainAsync(CancellationToken hurry) => Task.CompletedTask;
}
