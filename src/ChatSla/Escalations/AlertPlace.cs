namespace ChatSla.Escalations;

/// <summary>Where alerts are said. As "kind:of" it stands in the table of alerts: the names are stored, never rename one.</summary>
/// <param name="Of">A channel's id (a mailbox's address while it is bound to none), a person's Entra object id or sign-in name, a mail address, a webhook's name.</param>
public sealed record AlertPlace(AlertPlaceKind Kind, string Of)
{
    /// <exception cref="ArgumentException">It is no place.</exception>
    public static AlertPlace Parse(string text) => text.Split(':', 2) is [var kind, var of] && Enum.TryParse<AlertPlaceKind>(kind, ignoreCase: true, out var known)
        ? new AlertPlace(known, of)
        : throw new ArgumentException($"\"{text}\" is no place where alerts are said.", nameof(text));

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}:{Of}";
}

public enum AlertPlaceKind
{
    Channel,
    Managers,
    Person,
    Mail,
    Webhook,
}
