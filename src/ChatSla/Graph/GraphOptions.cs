namespace ChatSla.Graph;

public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Where Graph v1.0 is.</summary>
    public string BaseAddress { get; set; } = "https://graph.microsoft.com/v1.0";

    /// <summary>What tokens are asked for.</summary>
    public string Scope { get; set; } = "https://graph.microsoft.com/.default";

    /// <summary>Hosts that "Open in Outlook" may lead to beside Microsoft's own.</summary>
    public List<string> OutlookHosts { get; } = [];
}
