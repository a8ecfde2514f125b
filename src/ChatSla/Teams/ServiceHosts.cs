namespace ChatSla.Teams;

/// <summary>Which hosts may get our token. A stored service URL has no signed claim any more, so its host is checked again.</summary>
public static class ServiceHosts
{
    /// <summary>https on a host of the bot's cloud, or below one; where the connector is on this machine by configuration, so must be every service URL.</summary>
    public static bool MayGetToken(Uri service, BotIdentity bot) => bot.ServiceUrl.IsLoopback
        ? service.IsLoopback
        : service.Scheme == Uri.UriSchemeHttps && service.IsDefaultPort && service.UserInfo.Length == 0
            && (service.Host == bot.ServiceUrl.Host || bot.Cloud.ServiceHosts.Any(host => service.Host == host || service.Host.EndsWith($".{host}", StringComparison.Ordinal)));
}
