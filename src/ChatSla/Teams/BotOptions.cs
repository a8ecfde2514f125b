namespace ChatSla.Teams;

/// <summary>The bot's registration. Secrets come from the environment or a file, never from the repository.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>The application (client) id of the Azure Bot.</summary>
    public string AppId { get; set; } = "";

    public string TenantId { get; set; } = "";

    /// <summary>Secret, Certificate, ManagedIdentity, Federated or, against a sandbox on loopback only, Loopback.</summary>
    public string Credential { get; set; } = "Secret";

    public string? ClientSecret { get; set; }

    /// <summary>When the secret ends, as 2027-05-31: Entra shows it once. Managers are warned ahead of it. A certificate says so itself.</summary>
    public string? SecretExpires { get; set; }

    /// <summary>A PKCS#12 file.</summary>
    public string? CertificatePath { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>The client id of the managed identity; for ManagedIdentity it is the bot's own.</summary>
    public string? ManagedIdentityId { get; set; }

    /// <summary>What is spoken in Teams where nobody has chosen another language: en or sv.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Left out, as the three after it: as <see cref="Microsoft365Options.Cloud"/> says.</summary>
    public string? OpenIdMetadata { get; set; }

    public string? Issuer { get; set; }

    /// <summary>What tokens for the Bot Connector are asked for.</summary>
    public string? Scope { get; set; }

    /// <summary>Where the connector is when no activity has told a service URL yet.</summary>
    public string? ServiceUrl { get; set; }
}

/// <summary>Which Microsoft 365 it is.</summary>
public sealed class Microsoft365Options
{
    public const string Section = "Microsoft365";

    /// <summary>Public, GCC, GCCHigh, DoD or China: chooses every host that the settings do not name.</summary>
    public string? Cloud { get; set; } = "Public";

    /// <summary>The sandbox's address, http on loopback. Empty: the real Microsoft 365.</summary>
    public string? Loopback { get; set; }
}
