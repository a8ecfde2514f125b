using NodaTime;

namespace ChatSla.Rights;

/// <summary>Who was let do what, or was not, and why.</summary>
public sealed record Decision
{
    public required Instant At { get; init; }

    /// <summary>Entra object id; empty for an activity without one.</summary>
    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string Deed { get; init; }

    /// <summary>Null for what concerns no query.</summary>
    public Guid? QueryId { get; init; }

    /// <summary>What the person is to the query's team; null for a stranger, or where it could not be found out.</summary>
    public Role? Role { get; init; }

    public required Role Needed { get; init; }

    public required bool IsAllowed { get; init; }

    /// <summary>As "is Lead", "is Member only", "is not of the team", "roster unknown".</summary>
    public required string Because { get; init; }
}
