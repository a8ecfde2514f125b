using NodaTime;

namespace ChatSla.Core.Calendars;

/// <summary>A date on which no shift starts. A shift begun the evening before is finished.</summary>
public sealed record Holiday(LocalDate On, string Name);
