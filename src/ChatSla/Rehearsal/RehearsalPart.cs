using ChatSla.Core.Figures;
using NodaTime;

namespace ChatSla.Rehearsal;

/// <summary>What one stretch of the mail came to. Parts add up to the whole.</summary>
public sealed class RehearsalPart
{
    public RehearsedFigures Figures { get; } = new();

    /// <summary>Queries, or lines of the export, that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Mail that was received before or after the period.</summary>
    public int Outside { get; set; }

    /// <summary>Queries of mailboxes that the settings do not have.</summary>
    public int Unwatched { get; set; }

    /// <summary>The lines of the export that cannot be read, and why.</summary>
    public List<(int Line, string Because)> Unreadable { get; } = [];

    /// <summary>The first and last receipt.</summary>
    public Instant? First { get; private set; }

    public Instant? Last { get; private set; }

    public void Count(Instant receivedAt)
    {
        Compared++;
        if (!(First <= receivedAt)) First = receivedAt;
        if (!(Last >= receivedAt)) Last = receivedAt;
    }

    public void Add(RehearsalPart other)
    {
        Figures.Add(other.Figures);
        Compared += other.Compared;
        Outside += other.Outside;
        Unwatched += other.Unwatched;
        Unreadable.AddRange(other.Unreadable);
        if (First is null || other.First < First) First = other.First ?? First;
        if (Last is null || other.Last > Last) Last = other.Last ?? Last;
    }
}
