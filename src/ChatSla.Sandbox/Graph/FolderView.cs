using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>A mail folder in Graph's shape.</summary>
internal static class FolderView
{
    public const string Type = "microsoft.graph.mailFolder";

    public static readonly string[] Properties =
        ["id", "displayName", "parentFolderId", "childFolderCount", "unreadItemCount", "totalItemCount", "sizeInBytes", "isHidden"];

    public static JsonObject Show(Mailbox mailbox, Folder folder, SelectList select)
    {
        var all = new JsonObject
        {
            ["id"] = folder.Id,
            ["displayName"] = folder.DisplayName,
            ["parentFolderId"] = folder.ParentId ?? mailbox.Folders.Root.Id,
            ["childFolderCount"] = mailbox.Folders.ChildrenOf(folder).Count(),
            ["unreadItemCount"] = select.Has("unreadItemCount") ? folder.Messages.Count(message => !message.IsRead) : 0,
            ["totalItemCount"] = folder.Messages.Count,
            ["isHidden"] = false,
        };

        var unwanted = all.Select(property => property.Key).Where(name => name != "id" && !select.Has(name)).ToList();
        foreach (var name in unwanted) all.Remove(name);
        return all;
    }
}
