using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>The users and their mail folders.</summary>
internal static class FolderRoutes
{
    private static readonly string[] Properties =
        ["id", "displayName", "parentFolderId", "childFolderCount", "unreadItemCount", "totalItemCount", "sizeInBytes", "isHidden"];

    public static void MapFolders(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}", GetUser);
        graph.MapGet("/users/{user}/mailFolders", List);
        graph.MapGet("/users/{user}/mailFolders/{folder}", Get);
    }

    private static IResult GetUser(GraphRequest request) => GraphAnswer.Ok(request.Locked(mailbox => new JsonObject
    {
        ["displayName"] = mailbox.Name,
        ["mail"] = mailbox.Address,
        ["userPrincipalName"] = mailbox.Address,
        ["id"] = Contoso.FindPerson(mailbox.Address)?.AadObjectId ?? mailbox.Id.ToString(),
    }).WithContext(request, "users/$entity"));

    private static IResult List(string user, GraphRequest request)
    {
        request.Select.Check(Properties, "microsoft.graph.mailFolder");
        var folders = request.Locked(mailbox => mailbox.Folders.Select(folder => Show(mailbox, folder, request.Select)).ToJsonArray());
        return GraphAnswer.Ok(new JsonObject { ["value"] = folders }.WithContext(request, $"users('{user}')/mailFolders"));
    }

    private static IResult Get(string user, string folder, GraphRequest request)
    {
        request.Select.Check(Properties, "microsoft.graph.mailFolder");
        return GraphAnswer.Ok(request
            .Locked(mailbox => Show(mailbox, mailbox.FolderOf(folder), request.Select))
            .WithContext(request, $"users('{user}')/mailFolders/$entity"));
    }

    private static JsonObject Show(Mailbox mailbox, Folder folder, SelectList select)
    {
        var all = new JsonObject
        {
            ["id"] = folder.Id,
            ["displayName"] = folder.DisplayName,
            ["parentFolderId"] = mailbox.RootFolderId,
            ["childFolderCount"] = 0,
            ["unreadItemCount"] = folder.Messages.Count(message => !message.IsRead),
            ["totalItemCount"] = folder.Messages.Count,
            ["isHidden"] = false,
        };

        var unwanted = all.Select(property => property.Key).Where(name => name != "id" && !select.Has(name)).ToList();
        foreach (var name in unwanted) all.Remove(name);
        return all;
    }
}
