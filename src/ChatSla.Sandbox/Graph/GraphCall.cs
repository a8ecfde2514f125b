namespace ChatSla.Sandbox.Graph;

/// <summary>What a request to Graph is about: its kind as the counts name it, and whose mailbox.</summary>
internal sealed record GraphCall(string Kind, string Method, string? User)
{
    private static readonly string[] Lists = ["messages", "mailfolders", "childfolders", "attachments"];
    private static readonly string[] Sends = ["send", "sendmail", "reply", "replyall"];
    private static readonly string[] Drafts = ["createreply", "createreplyall", "createforward"];

    public bool IsRead => Method == "GET";

    public bool IsSend => Kind == "send";

    /// <param name="path">In its normal spelling.</param>
    public static GraphCall Of(string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];
        var user = parts is ["users", var id, ..] ? id : null;
        return new GraphCall(KindOf(method, parts), method, user);
    }

    private static string KindOf(string method, string[] parts) => (method, parts.LastOrDefault()?.ToLowerInvariant()) switch
    {
        (_, "$batch") => "batch",
        _ when parts is ["subscriptions", ..] => "subscriptions",
        (_, "delta") => "delta",
        ("GET", { } last) when Lists.Contains(last) => "list",
        ("GET", _) => "get",
        ("POST", { } last) when Drafts.Contains(last) => "createReply",
        ("POST", { } last) when Sends.Contains(last) => "send",
        ("PATCH", _) => "patch",
        _ => "other",
    };
}
