using ChatSla.Graph;
using ChatSla.Limits;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Telemetry;
using ChatSla.Time;
using ChatSla.Webhooks;

namespace ChatSla.Configuration;

/// <summary>The whole configuration, read and checked before anything starts.</summary>
public sealed record Settings(
    BotIdentity Bot, BotCredential Credential, GraphSettings Graph, OutlookLinks Outlook, AgreedSettings Agreed, Administrators Administrators, RightsBook Rights, Uri? Clock, People People, WebhookBook Webhooks)
{
    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.Off;

    public LimitsSettings Limits { get; init; } = LimitsSettings.Usual;

    /// <exception cref="SettingsException">Something is wrong; the message lists every fault by its key.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var read = PartialSettings.Read(configuration);
        if (read.Faults.Count > 0) throw new SettingsException(read.Faults);
        return new Settings(read.Bot!, read.Credential!, read.Graph!, read.Outlook, read.Agreed, read.Administrators, read.Rights, read.Clock, read.People, read.Webhooks)
        {
            Telemetry = read.Telemetry,
            Limits = read.Limits,
        };
    }

    /// <summary>Where a sandbox shows its time; null where the machine's clock holds.</summary>
    public static Uri? ReadClock(IConfiguration configuration, Faults faults) =>
        ClockOf(ReadLoopback(Section<Microsoft365Options>(configuration, Microsoft365Options.Section), faults));

    public static T Section<T>(IConfiguration configuration, string name)
        where T : class, new()
    {
        var options = new T();
        configuration.GetSection(name).Bind(options);
        return options;
    }

    /// <summary>One address stands for all of Microsoft 365, and only on this machine.</summary>
    internal static Uri? ReadLoopback(Microsoft365Options microsoft365, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(microsoft365.Loopback)) return null;
        if (Uri.TryCreate(microsoft365.Loopback, UriKind.Absolute, out var address) && BotSettings.IsLoopback(address)) return address;

        faults.Add($"{Microsoft365Options.Section}:Loopback", $"\"{microsoft365.Loopback}\" is not an http address on this machine.");
        return null;
    }

    internal static void StandIn(Uri address, BotOptions bot, GraphOptions graph)
    {
        bot.OpenIdMetadata = new Uri(address, "botframework/v1/.well-known/openidconfiguration").ToString();
        bot.ServiceUrl = new Uri(address, "connector/").ToString();
        graph.BaseAddress = new Uri(address, "v1.0").ToString();
    }

    internal static Uri? ClockOf(Uri? loopback) => loopback is null ? null : new Uri(loopback, "control/clock/stream");
}
