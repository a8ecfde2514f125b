using NodaTime;

namespace ChatSla.Core.Promises;

/// <summary>What a policy promises at one stage: the customer's deadline (red) and the staff's aim (amber).</summary>
/// <param name="MinAfterPause">Working time that is left after a pause before amber, as far as the deadline allows; null: as much as was left before it.</param>
public sealed record SlaTarget(PromiseKind Kind, Deadline Deadline, Aim Aim, Duration? MinAfterPause = null);
