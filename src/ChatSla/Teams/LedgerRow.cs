using NodaTime;

namespace ChatSla.Teams;

/// <summary>One row of a ledger in words.</summary>
/// <param name="When">A time, or from when to when.</param>
/// <param name="Amount">What counted, or will; empty where nothing does.</param>
/// <param name="Counted">The same, to be added up.</param>
public sealed record LedgerRow(LedgerRowKind Kind, string When, string Amount, string What, Instant From, Instant To, Duration Counted);

public enum LedgerRowKind
{
    Counted,
    Skipped,
    Paused,

    /// <summary>Received, due, answered.</summary>
    Point,

    /// <summary>Today's position.</summary>
    Now,

    /// <summary>Several rows that are not shown.</summary>
    Folded,
}
