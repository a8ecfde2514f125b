namespace ChatSla.Teams;

/// <summary>Which hosts may get our token. A stored service URL has no signed claim any more, so its host is checked again.</summary>
public static class ServiceHosts
{
    private static readonly string[] Known = ["botframework.com", "smba.trafficmanager.net", "teams.microsoft.com", "teams.microsoft.us"];

    /// <param name="configured">Where the connector is by configuration; when that is loopback, so must be every service URL.</param>
    public static bool MayGetToken(Uri service, Uri configured) => configured.IsLoopback
        ? service.IsLoopback
        : service.Scheme == Uri.UriSchemeHttps && Known.Any(host => service.Host == host || service.Host.EndsWith($".{host}", StringComparison.Ordinal));
}
