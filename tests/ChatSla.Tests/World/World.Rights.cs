using System.Text.Json.Nodes;
using ChatSla.Rights;
using ChatSla.Storage;

namespace ChatSla.Tests.World;

/// <summary>Who is what in the tenant, and what was decided about them.</summary>
public sealed partial class World
{
    public Task SetGroupAsync(string group, params string[] members) =>
        PostAsync("control/groups", new JsonObject { ["id"] = group, ["members"] = new JsonArray([.. members.Select(id => (JsonNode?)id)]) });

    /// <summary>What has been decided, the oldest first; what still waits to be written is written.</summary>
    public async Task<IReadOnlyList<Decision>> DecisionsAsync(Guid? query = null)
    {
        await Get<Database>().WriteAsync(_ => Task.CompletedTask, Cancellation);
        return await ReadAsync(session => DecisionLog.ListAsync(session, query, onlyRefused: false, 1000));
    }

    /// <summary>What has been decided so far and stands in the database, without anything being written by the asking.</summary>
    public Task<IReadOnlyList<Decision>> StoredDecisionsAsync(Guid query) => ReadAsync(session => DecisionLog.ListAsync(session, query, onlyRefused: false, 1000));
}
