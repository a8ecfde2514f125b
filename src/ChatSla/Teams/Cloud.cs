using ChatSla.Time;

namespace ChatSla.Teams;

/// <summary>Where one of Microsoft's clouds has what the bot needs. They share nothing: a token of one is worth nothing in another.</summary>
/// <param name="ServiceUrl">Where Teams is asked before it has written; empty where Microsoft names no such address.</param>
/// <param name="ClientHost">Where people open Teams in a browser: the host of links to messages.</param>
/// <param name="ServiceHosts">Whose service URLs, and those below, may get our token.</param>
/// <param name="TokenExchange">Whom a managed identity vouches to for an app.</param>
/// <param name="Domain">The end of every name in it; null: it has no end of its own.</param>
public sealed record Cloud(
    string Name, string OpenIdMetadata, string Issuer, string LoginHost, string ServiceUrl, string GraphHost, string ClientHost, IReadOnlyList<string> ServiceHosts, string TokenExchange, string? Domain)
{
    private const string GovernmentMetadata = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration";
    private const string GovernmentIssuer = "https://api.botframework.us";
    private const string GovernmentExchange = "api://AzureADTokenExchangeUSGov";

    public static readonly Cloud Public = new(
        "Public",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://api.botframework.com",
        "login.microsoftonline.com",
        "https://smba.trafficmanager.net/teams/",
        "graph.microsoft.com",
        "teams.microsoft.com",
        ["botframework.com", "smba.trafficmanager.net", "teams.microsoft.com"],
        "api://AzureADTokenExchange",
        null);

    public static IReadOnlyList<Cloud> All { get; } =
    [
        Public,
        Public with { Name = "GCC", ServiceUrl = "https://smba.infra.gcc.teams.microsoft.com/teams" },
        Government("GCCHigh", "https://smba.infra.gov.teams.microsoft.us/teams", "graph.microsoft.us", "gov.teams.microsoft.us"),
        Government("DoD", "https://smba.infra.dod.teams.microsoft.us/teams", "dod-graph.microsoft.us", "dod.teams.microsoft.us"),
        new(
            "China",
            "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            "https://api.botframework.azure.cn",
            "login.partner.microsoftonline.cn",
            "",
            "microsoftgraph.chinacloudapi.cn",
            "teams.microsoftonline.cn",
            ["botframework.azure.cn", "teams.microsoftonline.cn"],
            "api://AzureADTokenExchangeChina",
            ".cn"),
    ];

    /// <summary>What tokens for the Bot Connector are asked for.</summary>
    public string Scope => $"{Issuer}/.default";

    public Uri Authority => new($"https://{LoginHost}/");

    /// <summary>The cloud of that name, or a fault and the public one.</summary>
    public static Cloud Read(Microsoft365Options options, Faults faults)
    {
        if (All.FirstOrDefault(cloud => cloud.Name.Equals(options.Cloud?.Trim(), StringComparison.OrdinalIgnoreCase)) is { } cloud) return cloud;

        faults.Add($"{Microsoft365Options.Section}:Cloud", $"\"{options.Cloud}\" is no cloud; use {string.Join(", ", All.Select(one => one.Name))}.");
        return Public;
    }

    /// <summary>A fault where the address is one of another cloud's.</summary>
    public void Check(string key, string address, Faults faults)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IsLoopback || OtherOf(uri.Host) is not { } other) return;

        faults.Add(key, $"\"{address}\" is in the cloud {other}, and {Microsoft365Options.Section}:Cloud says {Name}: take one of the two out.");
    }

    private string? OtherOf(string host)
    {
        if (Hosts.Contains(host)) return null;
        return All.FirstOrDefault(cloud => cloud.Hosts.Contains(host))?.Name
            ?? (Domain is null ? All.FirstOrDefault(cloud => cloud.Domain is { } end && host.EndsWith(end, StringComparison.OrdinalIgnoreCase))?.Name
                : host.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) ? null
                : Public.ServiceHosts.Any(known => host.EndsWith(known, StringComparison.OrdinalIgnoreCase)) ? Public.Name
                : null);
    }

    private IReadOnlyList<string> Hosts => [.. new[] { OpenIdMetadata, Issuer, ServiceUrl }.Where(address => address.Length > 0).Select(address => new Uri(address).Host), LoginHost, GraphHost];

    private static Cloud Government(string name, string serviceUrl, string graphHost, string clientHost) => new(
        name, GovernmentMetadata, GovernmentIssuer, "login.microsoftonline.us", serviceUrl, graphHost, clientHost, ["botframework.us", "botframework.azure.us", "teams.microsoft.us"], GovernmentExchange, ".us");
}
