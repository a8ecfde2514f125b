namespace ChatSla.Rights;

/// <summary>What somebody is to a mailbox's team; each may do what the ones before it may.</summary>
public enum Role
{
    Member,
    Lead,
    Manager,
    Administrator,
}
