using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>The directory: which groups a person is in.</summary>
internal static class DirectoryRoutes
{
    private const int MostGroups = 20;

    public static void MapDirectory(this IEndpointRouteBuilder graph) => graph.MapPost("/users/{user}/checkMemberGroups", CheckAsync);

    private static async Task<IResult> CheckAsync(string user, GraphRequest request, Tenant tenant)
    {
        var body = await request.Http.ReadObjectAsync("BadRequest");
        if (body["groupIds"] is not JsonArray wanted || wanted.Count is 0 or > MostGroups)
            throw new HttpProblem(400, "Request_BadRequest", $"groupIds takes from 1 to {MostGroups} ids.");

        var person = Contoso.FindPerson(user)
            ?? throw new HttpProblem(404, "Request_ResourceNotFound", $"Resource '{user}' does not exist or one of its queried reference-property objects are not present.");
        lock (tenant.Gate)
        {
            var found = wanted.Select(id => id?.ToString() ?? "").Where(id => tenant.Groups.Has(id, person));
            return GraphAnswer.Ok(new JsonObject { ["value"] = found.Select(id => (JsonNode?)id).ToJsonArray() }.WithContext(request, "Collection(Edm.String)"));
        }
    }
}
