namespace ChatSla.Core.Escalations;

/// <summary>Whom a step tells.</summary>
/// <param name="Name">Of a person the Entra object id or sign-in name, of a mail the address, of a webhook its name; else null.</param>
public sealed record Recipient(RecipientKind Kind, string? Name = null)
{
    public static Recipient Owner { get; } = new(RecipientKind.Owner);

    public static Recipient OwnerOrChannel { get; } = new(RecipientKind.OwnerOrChannel);

    public static Recipient Channel { get; } = new(RecipientKind.Channel);

    public static Recipient Managers { get; } = new(RecipientKind.Managers);

    public static Recipient Deputies { get; } = new(RecipientKind.Deputies);
}

public enum RecipientKind
{
    /// <summary>Whoever has the query, alone; nobody where nobody has it.</summary>
    Owner,

    /// <summary>Whoever has the query, alone; where nobody has it, the thread of its card.</summary>
    OwnerOrChannel,

    /// <summary>The thread of the query's card.</summary>
    Channel,

    /// <summary>The managers' channel.</summary>
    Managers,

    /// <summary>The deputies that the mailbox names, each alone.</summary>
    Deputies,

    Person,
    Mail,
    Webhook,
}
