namespace ChatSla.Sandbox.World;

internal enum ChangeKind
{
    Created,
    Updated,
    Removed,
}

/// <summary>What happened to one message of one folder; a removed message keeps the default id it had there.</summary>
/// <param name="IsMove">The message came from another folder of the mailbox, or went to one.</param>
internal sealed record FolderChange(
    long Sequence, ChangeKind Kind, StoredMessage Message, Folder Folder, string Id, IReadOnlyList<string> Properties, bool IsMove);
