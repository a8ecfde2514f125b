using System.Text.Json.Nodes;
using ChatSla.Storage;
using NodaTime.Text;

namespace ChatSla.Audit;

/// <summary>What the last nightly audit came to, whichever replica did it.</summary>
public static class AuditHealth
{
    /// <returns>Null before the first.</returns>
    public static async Task<JsonObject?> ShowAsync(Database database, CancellationToken cancellation) =>
        await database.ReadAsync(Seal.LastAsync, cancellation) is { } seal
            ? new JsonObject { ["sealedAt"] = InstantPattern.ExtendedIso.Format(seal.At), ["queries"] = seal.Queries, ["events"] = seal.Events, ["differences"] = seal.Differences }
            : null;
}
