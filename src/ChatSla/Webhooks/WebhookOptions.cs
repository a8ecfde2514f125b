namespace ChatSla.Webhooks;

/// <summary>The section Webhooks: where alerts are sent to programs, as a gateway for text messages. The keys are what a ladder calls them by.</summary>
public sealed class WebhooksOptions : Dictionary<string, WebhookOptions>
{
    public const string Section = "Webhooks";

    public WebhooksOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }
}

public sealed class WebhookOptions
{
    /// <summary>An https address, or an http one on this machine.</summary>
    public string Address { get; set; } = "";

    /// <summary>What the other side checks our signature with; from the environment.</summary>
    public string Secret { get; set; } = "";
}
