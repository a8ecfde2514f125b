using ChatSla.Outbox;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>
/// What Teams allows a bot. The documents speak of "one thread" and do not say whether a channel's threads count alone or together, nor
/// whether an update or a deletion counts as a send; here a channel is one conversation whatever the thread, and all of them count.
/// </summary>
public static class ConnectorLimits
{
    /// <summary>The gate before everything.</summary>
    public const string Tenant = "tenant";

    public static readonly IReadOnlyList<SendLimit> Sends =
        [new(7, Duration.FromSeconds(1)), new(8, Duration.FromSeconds(2)), new(60, Duration.FromSeconds(30)), new(1800, Duration.FromHours(1))];

    public static readonly IReadOnlyList<SendLimit> Members =
        [new(14, Duration.FromSeconds(1)), new(16, Duration.FromSeconds(2)), new(120, Duration.FromSeconds(30)), new(3600, Duration.FromHours(1))];

    public static readonly IReadOnlyList<SendLimit> OfTenant = [new(50, Duration.FromSeconds(1))];
}
