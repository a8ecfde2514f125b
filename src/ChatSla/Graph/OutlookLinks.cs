using ChatSla.Time;

namespace ChatSla.Graph;

/// <summary>Which links to Outlook may stand on a card: Graph gives them, and a card leads nobody elsewhere.</summary>
public sealed class OutlookLinks(IEnumerable<string> more)
{
    private static readonly string[] Microsofts =
    [
        "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft", "outlook.office365.us", "outlook-dod.office365.us", "outlook.office.de", "partner.outlook.cn",
    ];

    private readonly HashSet<string> hosts = new(Microsofts.Concat(more), StringComparer.OrdinalIgnoreCase);

    public static OutlookLinks Read(GraphOptions options, Faults faults)
    {
        foreach (var (at, host) in options.OutlookHosts.Index().Where(one => Uri.CheckHostName(one.Item) is not UriHostNameType.Dns))
            faults.Add($"{GraphOptions.Section}:OutlookHosts:{at}", $"\"{host}\" is no name of a host, as mail.contoso.com.");
        return new OutlookLinks(options.OutlookHosts);
    }

    /// <returns>The link, or null where it leads anywhere but to Outlook over https.</returns>
    public string? Safe(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort
        && uri.UserInfo.Length == 0 && hosts.Contains(uri.Host) ? uri.AbsoluteUri : null;
}
