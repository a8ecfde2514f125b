using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>A name and an address in Graph's recipient shape; both may be missing or malformed, as in real mail.</summary>
internal sealed record EmailAddress(string? Name, string? Address)
{
    public bool IsDeliverable =>
        Address?.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain] && !Address.Any(char.IsWhiteSpace) && domain.Trim('.') == domain;

    public static EmailAddress? From(JsonNode? recipient) =>
        recipient?.Get("emailAddress") is { } mail ? new EmailAddress(mail.Text("name"), mail.Text("address")) : null;

    public static IReadOnlyList<EmailAddress> List(JsonNode? recipients) =>
        recipients is JsonArray list ? [.. list.Select(From).OfType<EmailAddress>()] : [];

    public JsonObject ToRecipient() =>
        new() { ["emailAddress"] = new JsonObject { ["name"] = Name ?? Address, ["address"] = Address } };

    public override string ToString() => string.IsNullOrEmpty(Name) || Name == Address ? Address ?? "" : $"{Name} <{Address}>";
}
