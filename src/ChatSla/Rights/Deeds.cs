namespace ChatSla.Rights;

/// <summary>What can be done, by the verb of its button, dialog or command, and the role it needs where the configuration says nothing.</summary>
public static class Deeds
{
    /// <summary>A card that paints itself anew; clients ask for it by themselves.</summary>
    public const string Refresh = "refresh";

    public const string Release = "release";

    /// <summary>Freeing what somebody else holds.</summary>
    public const string ReleaseOther = "release-other";

    /// <summary>Letting in a mail that opened no query.</summary>
    public const string OpenMail = "open-mail";

    public const string Watch = "watch";

    private static readonly string[] ForMembers =
    [
        Refresh, "show", "mail", "why", "history", "claim", Release, "answer", "holding", "forward", "answered", "call", "escalate", "close", "reopen", "resolve",
        "pause", "resume", "want-answer", "take-back", "merge-suggested", "not-the-same", "unmerge", "split", OpenMail, "more", "hand-over", "take-over", "complaint", "acknowledge", "away", "back",
    ];

    private static readonly string[] ForLeads = [ReleaseOther, "merge", "no-complaint", "deadline", "announce", "reassign", "away-other", "language"];

    private static readonly string[] ForAdministrators = [Watch, "unwatch"];

    public static IReadOnlyDictionary<string, Role> Usual { get; } = new[] { (ForMembers, Role.Member), (ForLeads, Role.Lead), (ForAdministrators, Role.Administrator) }
        .SelectMany(group => group.Item1.Select(deed => (Deed: deed, Role: group.Item2)))
        .ToDictionary(one => one.Deed, one => one.Role, StringComparer.OrdinalIgnoreCase);
}
