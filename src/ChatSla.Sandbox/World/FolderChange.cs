namespace ChatSla.Sandbox.World;

internal enum ChangeKind
{
    Created,
    Updated,
    Removed,
}

/// <summary>What happened to one message of one folder; a removed message keeps the default id it had there.</summary>
internal sealed record FolderChange(long Sequence, ChangeKind Kind, StoredMessage Message, string Id, IReadOnlyList<string> Properties);
