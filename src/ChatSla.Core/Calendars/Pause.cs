using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>A stretch in which a clock stands, half-open.</summary>
/// <param name="To">Null while nobody knows when it will end.</param>
public readonly record struct Pause(Instant From, Instant? To);
