namespace ChatSla.Storage;

/// <summary>What those that are gone had leased of the outbox.</summary>
public static class OutboxLeases
{
    /// <summary>Frees it, and their places at gates. Where the database is a file nobody is a replica, and all of it is freed.</summary>
    public const string Free =
        """
        UPDATE outbox SET leased_until = NULL, gate = NULL, leased_by = NULL
        WHERE id IN (
          SELECT id FROM outbox WHERE leased_until IS NOT NULL AND done_at IS NULL AND parked_at IS NULL
          UNION ALL SELECT id FROM outbox WHERE gate IS NOT NULL AND done_at IS NULL AND parked_at IS NULL)
          AND (leased_by IS NULL OR leased_by NOT IN (SELECT id FROM replicas))
        """;
}
