using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>The shifts of each weekday from one date on, until another week follows it; a weekday left out has none.</summary>
public sealed record WeekFrom(LocalDate From, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Shift>> Week);
