using ChatSla.Core.Calendars;
using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>The agreements with one customer, as the rules of a query ask for them.</summary>
public interface IPolicies
{
    /// <summary>The version that holds for what begins then; null where nothing is promised.</summary>
    SlaPolicy? At(Instant startAt);

    /// <summary>The version that a promise was made by, however old.</summary>
    SlaPolicy Of(Promise promise);

    /// <summary>What is promised on what began then, or null when nothing is.</summary>
    /// <param name="pauses">All of them have ended.</param>
    /// <param name="heldAt">By the version that held at another instant than the start.</param>
    Promise? Make(PromiseKind kind, Instant startAt, Pauses pauses, Instant? heldAt = null) => At(heldAt ?? startAt)?.Make(kind, startAt, pauses);

    /// <summary>The promise as pauses move it, by the version that it was made by.</summary>
    Promise? Remake(Promise promise, Pauses pauses) => Of(promise).Make(promise.Kind, promise.StartAt, pauses);
}
