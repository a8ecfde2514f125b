using ChatSla.Graph;
using ChatSla.Limits;
using ChatSla.Rights;
using ChatSla.Teams;
using ChatSla.Telemetry;
using ChatSla.Time;
using ChatSla.Webhooks;

namespace ChatSla.Configuration;

/// <summary>As much of the configuration as can be read.</summary>
/// <param name="Bot">Null, as the two after it: something is wrong with it, and stands in the faults.</param>
/// <param name="Agreed">Without the mailboxes, promises and calendars that cannot be read.</param>
/// <param name="Faults">Each by its key.</param>
public sealed record PartialSettings(
    BotIdentity? Bot, BotCredential? Credential, GraphSettings? Graph, OutlookLinks Outlook, AgreedSettings Agreed, Administrators Administrators, RightsBook Rights, Uri? Clock, IReadOnlyList<string> Faults, People People, WebhookBook Webhooks)
{
    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.Off;

    public LimitsSettings Limits { get; init; } = LimitsSettings.Usual;

    public static PartialSettings Read(IConfiguration configuration)
    {
        var faults = new Faults();
        var (bot, graph) = (Settings.Section<BotOptions>(configuration, BotOptions.Section), Settings.Section<GraphOptions>(configuration, GraphOptions.Section));
        var microsoft365 = Settings.Section<Microsoft365Options>(configuration, Microsoft365Options.Section);
        var loopback = Settings.ReadLoopback(microsoft365, faults);
        var cloud = Cloud.Read(microsoft365, faults);
        if (loopback is not null) Settings.StandIn(loopback, bot, graph);

        var agreed = AgreedSettings.Read(configuration, faults);
        var identity = BotSettings.ReadIdentity(bot, cloud, faults);
        var credential = BotSettings.ReadCredential(bot, microsoft365, cloud, faults);
        var graphSettings = GraphSettings.Read(graph, cloud, faults);
        var people = People.Read(Settings.Section<PeopleOptions>(configuration, PeopleOptions.Section), agreed.Agreements, faults);
        var webhooks = WebhookBook.Read(Settings.Section<WebhooksOptions>(configuration, WebhooksOptions.Section), agreed.Agreements.Ladders, agreed.Mailboxes, faults);
        var outlook = OutlookLinks.Read(graph, faults);
        var administrators = RoleHolders.Read(Administrators.Section, configuration.GetSection(Administrators.Section).Get<string[]>() ?? [], faults);
        var rights = RightsBook.Read(Settings.Section<RightsOptions>(configuration, RightsOptions.Section), faults);
        var telemetry = TelemetrySettings.Read(Settings.Section<TelemetryOptions>(configuration, TelemetryOptions.Section), configuration, faults);
        var limits = LimitsSettings.Read(Settings.Section<LimitsOptions>(configuration, LimitsOptions.Section), configuration.GetSection(LimitsSettings.ProxiesKey).Get<string[]>() ?? [], faults);
        UnknownKeys.Find(configuration, faults);

        return new PartialSettings(identity, credential, graphSettings, outlook, agreed, new Administrators(administrators), rights, Settings.ClockOf(loopback), faults.All, people, webhooks)
        {
            Telemetry = telemetry,
            Limits = limits,
        };
    }
}
