namespace ChatSla.Graph;

/// <summary>The tenant's directory.</summary>
public interface IDirectory
{
    /// <summary>Which of the groups the person is in, directly or through another group. May throw <see cref="MailboxException"/>.</summary>
    /// <param name="personId">Entra object id.</param>
    Task<IReadOnlyList<string>> GroupsOfAsync(string personId, IReadOnlyList<string> groups, CancellationToken cancellation);
}
