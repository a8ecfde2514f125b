namespace ChatSla.Check;

/// <param name="Mailbox">Only this one; null: all.</param>
/// <param name="Sends">One mail is sent from each mailbox to itself.</param>
/// <param name="Posts">A message is posted in each channel.</param>
public sealed record CheckOrder(string? Mailbox, bool Sends, bool Posts);
