using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>A message with everything the sandbox knows of it, for tests.</summary>
internal static class RawMessage
{
    public static JsonObject Show(Mailbox mailbox, StoredMessage message)
    {
        var shown = message.Properties.DeepClone().AsObject();
        shown["id"] = message.Id;
        shown["immutableId"] = message.ImmutableId;
        shown["parentFolderId"] = message.Folder.Id;
        shown["folder"] = message.Folder.WellKnownName ?? mailbox.Folders.PathOf(message.Folder);
        shown["conversationIndex"] = Convert.ToBase64String(message.ConversationIndex);
        shown["x_itemClass"] = message.ItemClass;
        shown["internetMessageHeaders"] = message.Headers.Select(header => header.ToJson()).ToJsonArray();
        shown["singleValueExtendedProperties"] = message.ExtendedProperties
            .Select(property => new JsonObject { ["id"] = Written(property.Key), ["value"] = property.Value })
            .ToJsonArray();
        return shown;
    }

    private static string Written(string id) =>
        char.ToUpperInvariant(id[0]) + id[1..].Replace("} name ", "} Name ", StringComparison.Ordinal);
}
