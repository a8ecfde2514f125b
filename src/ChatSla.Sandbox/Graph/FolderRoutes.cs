using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>The users and their mail folders.</summary>
internal static class FolderRoutes
{
    private const string One = "/users/{user}/mailFolders/{folder}";

    public static void MapFolders(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}", GetUser);
        graph.MapGet("/users/{user}/mailFolders", (string user, GraphRequest request) => List(user, null, request));
        graph.MapPost("/users/{user}/mailFolders", (string user, GraphRequest request) => MakeAsync(user, null, request));
        graph.MapGet(One, Get);
        graph.MapGet(One + "/childFolders", (string user, string folder, GraphRequest request) => List(user, folder, request));
        graph.MapPost(One + "/childFolders", (string user, string folder, GraphRequest request) => MakeAsync(user, folder, request));
    }

    private static IResult GetUser(GraphRequest request) => GraphAnswer.Ok(request.Locked(mailbox => new JsonObject
    {
        ["displayName"] = mailbox.Name,
        ["mail"] = mailbox.Address,
        ["userPrincipalName"] = mailbox.Address,
        ["id"] = mailbox.UserId,
    }).WithContext(request, "users/$entity"));

    private static IResult List(string user, string? parent, GraphRequest request)
    {
        request.Select.Check(FolderView.Properties, FolderView.Type);
        var wanted = FolderFilter.Parse(request.Option("filter"));
        var body = request.Locked(mailbox =>
        {
            var found = mailbox.Folders.ChildrenOf(parent is null ? mailbox.Folders.Root : mailbox.FolderOf(parent)).Where(wanted).ToList();
            return Page(mailbox, found, request);
        });
        return GraphAnswer.Ok(body.WithContext(request, $"users('{user}')/mailFolders"));
    }

    private static JsonObject Page(Mailbox mailbox, IReadOnlyList<Folder> found, GraphRequest request)
    {
        var top = Math.Max(1, request.Number("top") ?? request.Preferences.PageSize);
        var skip = request.Number("skip") ?? 0;
        var page = new JsonObject
        {
            ["value"] = found.Skip(skip).Take(top).Select(folder => FolderView.Show(mailbox, folder, request.Select)).ToJsonArray(),
        };
        if (found.Count > skip + top) page["@odata.nextLink"] = request.NextLink(skip + top);
        return page;
    }

    private static IResult Get(string user, string folder, GraphRequest request)
    {
        request.Select.Check(FolderView.Properties, FolderView.Type);
        return GraphAnswer.Ok(request
            .Locked(mailbox => FolderView.Show(mailbox, mailbox.FolderOf(folder), request.Select))
            .WithContext(request, $"users('{user}')/mailFolders/$entity"));
    }

    private static async Task<IResult> MakeAsync(string user, string? parent, GraphRequest request)
    {
        var content = await request.Http.ReadObjectAsync("BadRequest");
        if (content.Text("displayName") is not { Length: > 0 } name)
            throw new HttpProblem(400, "ErrorInvalidRequest", "The folder needs a displayName.");

        return GraphAnswer.Created(request.Locked(mailbox =>
        {
            var made = mailbox.Folders.Make(parent is null ? mailbox.Folders.Root : mailbox.FolderOf(parent), name)
                ?? throw new HttpProblem(409, "ErrorFolderExists", "A folder with the specified name already exists.");
            return FolderView.Show(mailbox, made, request.Select);
        }).WithContext(request, $"users('{user}')/mailFolders/$entity"));
    }
}
