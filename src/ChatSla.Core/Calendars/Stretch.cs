using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>A stretch of time that is open, or closed for one reason; half-open and never empty.</summary>
/// <param name="Closed">Null while it is open.</param>
/// <param name="Holiday">Which one, when a holiday is the reason.</param>
public sealed record Stretch(Instant From, Instant To, ClosedBecause? Closed, Holiday? Holiday);
