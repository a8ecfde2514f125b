using ChatSla.Core.Calendars;
using ChatSla.Core.Promises;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>A stage with what was promised on it.</summary>
/// <param name="Promise">What the agreement promised, not the date that a person set instead; null where it promised nothing.</param>
/// <param name="Stood">The pauses that the stage has behind it.</param>
/// <param name="StandsSince">Since when its clock stands; null while it runs.</param>
public sealed record StageOnRecord(Stage Stage, Promise? Promise, Pauses Stood, Instant? StandsSince);
