using ChatSla.Core.Queries;

namespace ChatSla.Graph;

/// <summary>A text that is sent often, with places for what differs.</summary>
/// <param name="Language">Two letters.</param>
/// <param name="Subject">Null: the reply keeps the customer's.</param>
public sealed record MailTemplate(string Name, string Language, ReplyKind Kind, string? Subject, string Text);
