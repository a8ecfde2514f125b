namespace ChatSla.Sandbox.World;

/// <summary>Files mail whose subject contains the words; null words mean every mail.</summary>
internal sealed record InboxRule(string? SubjectContains, Folder Folder)
{
    public bool Applies(StoredMessage message) =>
        SubjectContains is null || message.Subject?.Contains(SubjectContains, StringComparison.OrdinalIgnoreCase) == true;
}
