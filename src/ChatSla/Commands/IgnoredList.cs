using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;

namespace ChatSla.Commands;

/// <summary>One page of the mails that opened no query.</summary>
/// <param name="Count">Of all pages.</param>
/// <param name="Page">Counted from 0.</param>
/// <param name="IsOfSeveral">Mailboxes: each line names its own.</param>
public sealed record IgnoredList(IReadOnlyList<IgnoredLine> Lines, int Count, int Page, int LastPage, bool IsOfSeveral)
{
    /// <summary>Senders that get no receipts for a while because their programs answer ours.</summary>
    public IReadOnlyList<LoopBreak> Loops { get; init; } = [];

    public string Title => Count switch { 0 => IgnoredStrings.None, 1 => IgnoredStrings.One, _ => IgnoredStrings.Many.With(Count) };
}

/// <param name="Number">The query in whose story it is a line.</param>
public sealed record IgnoredLine(MailRow Mail, int? Number, WatchedMailbox Mailbox);
