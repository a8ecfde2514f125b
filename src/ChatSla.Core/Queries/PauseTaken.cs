using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>A pause and what became of it.</summary>
/// <param name="EndedAt">Null while it holds.</param>
/// <param name="EndedBy">Null where it ran out, or the customer or a closing ended it.</param>
public sealed record PauseTaken(QueryEvent.Paused Began, Instant? EndedAt, Person? EndedBy);
