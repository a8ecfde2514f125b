namespace ChatSla.Graph;

public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Where Graph v1.0 is. Left out, as the scope: as <see cref="Teams.Microsoft365Options.Cloud"/> says.</summary>
    public string? BaseAddress { get; set; }

    /// <summary>How long an answer may take.</summary>
    public string Timeout { get; set; } = "30s";

    /// <summary>Where Graph reaches this program from outside, as https://chatsla.contoso.com; left out: mail is asked for and not announced.</summary>
    public string? NotificationsAddress { get; set; }

    /// <summary>What tokens are asked for.</summary>
    public string? Scope { get; set; }

    /// <summary>Hosts that "Open in Outlook" may lead to beside Microsoft's own.</summary>
    public List<string> OutlookHosts { get; } = [];
}
