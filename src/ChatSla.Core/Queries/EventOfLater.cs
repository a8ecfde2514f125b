using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>
/// Something that a newer version of the program wrote beside this one, which does not know what it means: it is kept as it is, shown as such,
/// and changes nothing here.
/// </summary>
/// <param name="Name">What that version calls it.</param>
/// <param name="Body">As it stands in the journal.</param>
public sealed record EventOfLater(Instant At, string Name, string Body) : QueryEvent(At);
