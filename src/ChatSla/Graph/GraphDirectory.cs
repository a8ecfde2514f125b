using Microsoft.Graph;
using Microsoft.Graph.Users.Item.CheckMemberGroups;

namespace ChatSla.Graph;

/// <summary>The directory over Microsoft.Graph.</summary>
public sealed class GraphDirectory(GraphServiceClient graph) : IDirectory
{
    /// <summary>What Graph takes in one request.</summary>
    private const int AtOnce = 20;

    public async Task<IReadOnlyList<string>> GroupsOfAsync(string personId, IReadOnlyList<string> groups, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var some in groups.Chunk(AtOnce))
        {
            var answer = await GraphMailbox.Asked("groups", () => graph.Users[personId].CheckMemberGroups.PostAsCheckMemberGroupsPostResponseAsync(
                new CheckMemberGroupsPostRequestBody { GroupIds = [.. some] }, cancellationToken: cancellation));
            found.AddRange(answer?.Value ?? []);
        }

        return found;
    }
}
