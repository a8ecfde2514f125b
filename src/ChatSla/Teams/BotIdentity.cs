using ChatSla.Languages;

namespace ChatSla.Teams;

/// <summary>Who the bot is.</summary>
/// <param name="ServiceUrl">Where the connector is when no activity has told a service URL yet.</param>
public sealed record BotIdentity(string AppId, string TenantId, Uri OpenIdMetadata, string Issuer, string Scope, Uri ServiceUrl)
{
    /// <summary>How old the published keys must be before an unknown one makes us fetch them again.</summary>
    public TimeSpan KeysMayBeOld { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where the connector is for a tenant that turns out to be in the government's cloud (GCC).</summary>
    public Uri GovernmentUrl { get; init; } = new("https://smba.infra.gcc.teams.microsoft.com/teams");

    public Cloud Cloud { get; init; } = Cloud.Public;

    /// <summary>Spoken where no team and nobody has chosen another one.</summary>
    public Language Language { get; init; } = Language.English;

    public MessageLinks Links => new(Cloud.ClientHost, TenantId);

    /// <summary>The bot in activities.</summary>
    public string ActivityId => $"28:{AppId}";
}
