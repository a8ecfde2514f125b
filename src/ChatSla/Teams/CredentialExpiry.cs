using Azure.Core;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>What the app signs in with, and when it ends.</summary>
public sealed record BotCredential(TokenCredential Token, CredentialExpiry Expiry);

/// <param name="What">"secret" or "certificate".</param>
/// <param name="EndsAt">Null: never, or nobody has said.</param>
public sealed record CredentialExpiry(string What, Instant? EndsAt)
{
    public const string Certificate = "certificate";

    /// <summary>Azure renews what a managed identity signs in with.</summary>
    public static readonly CredentialExpiry Never = new("credential", null);
}
