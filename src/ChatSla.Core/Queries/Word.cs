using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What the customer wrote or we answered, or that we closed the query.</summary>
/// <param name="At">Its place in the order of the world; a closing's may be moved.</param>
/// <param name="Id">The customer's mail or our answer; empty for a closing.</param>
/// <param name="HappenedAt">When it was received, sent or clicked.</param>
/// <param name="IsThanks">The customer says no more than thank you.</param>
public sealed record Word(Instant At, Speaker By, string Id, Instant HappenedAt, bool IsThanks = false);
