using ChatSla.Core.Queries;

namespace ChatSla.Graph;

/// <summary>The texts of one mailbox, those that we ship among them.</summary>
/// <param name="Language">Two letters: what the mailbox writes to those whose language is not known.</param>
public sealed record MailTemplates(string Language, IReadOnlyList<MailTemplate> Own)
{
    public static MailTemplates Shipped { get; } = new("en", []);

    /// <summary>The mailbox's own first; ours stand in for languages in which it has none of that kind. An answer's words are never ours.</summary>
    public IReadOnlyList<MailTemplate> Of(ReplyKind kind)
    {
        var own = Own.Where(template => template.Kind == kind).ToList();
        return [.. own, .. ShippedTemplates.All.Where(shipped => shipped.Kind == kind && !own.Exists(template => template.Language == shipped.Language))];
    }

    /// <summary>The first of the customer's language, else of the mailbox's, else the first.</summary>
    /// <param name="language">Null: not known.</param>
    public MailTemplate? Fitting(ReplyKind kind, string? language)
    {
        var all = Of(kind);
        return all.FirstOrDefault(template => template.Language == language) ?? all.FirstOrDefault(template => template.Language == Language) ?? (all is [var first, ..] ? first : null);
    }
}
