using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Configuration;

/// <summary>The whole configuration, read and checked before anything starts.</summary>
public sealed record Settings(
    BotIdentity Bot, BotCredential Credential, GraphSettings Graph, OutlookLinks Outlook, AgreedSettings Agreed, Administrators Administrators, Uri? Clock)
{
    /// <exception cref="SettingsException">Something is wrong; the message lists every fault by its key.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new Faults();
        var (bot, graph) = (Section<BotOptions>(configuration, BotOptions.Section), Section<GraphOptions>(configuration, GraphOptions.Section));
        var microsoft365 = Section<Microsoft365Options>(configuration, Microsoft365Options.Section);
        var loopback = ReadLoopback(microsoft365, faults);
        if (loopback is not null) StandIn(loopback, bot, graph);

        var agreed = AgreedSettings.Read(configuration, faults);
        var identity = BotSettings.ReadIdentity(bot, faults);
        var credential = BotSettings.ReadCredential(bot, microsoft365, faults);
        var graphSettings = GraphSettings.Read(graph, faults);
        var outlook = OutlookLinks.Read(graph, faults);
        var administrators = configuration.GetSection(Administrators.Section).Get<string[]>() ?? [];
        foreach (var (at, id) in administrators.Index().Where(one => !Guid.TryParse(one.Item, out _)))
            faults.Add($"{Administrators.Section}:{at}", $"\"{id}\" is no Entra object id (a GUID).");
        UnknownKeys.Find(configuration, faults);

        if (faults.All.Count > 0) throw new SettingsException(faults.All);
        return new Settings(identity!, credential!, graphSettings!, outlook, agreed, new Administrators(administrators), ClockOf(loopback));
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
    private static Uri? ReadLoopback(Microsoft365Options microsoft365, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(microsoft365.Loopback)) return null;
        if (Uri.TryCreate(microsoft365.Loopback, UriKind.Absolute, out var address) && BotSettings.IsLoopback(address)) return address;

        faults.Add($"{Microsoft365Options.Section}:Loopback", $"\"{microsoft365.Loopback}\" is not an http address on this machine.");
        return null;
    }

    private static void StandIn(Uri address, BotOptions bot, GraphOptions graph)
    {
        bot.OpenIdMetadata = new Uri(address, "botframework/v1/.well-known/openidconfiguration").ToString();
        bot.ServiceUrl = new Uri(address, "connector/").ToString();
        graph.BaseAddress = new Uri(address, "v1.0").ToString();
    }

    private static Uri? ClockOf(Uri? loopback) => loopback is null ? null : new Uri(loopback, "control/clock/stream");
}
