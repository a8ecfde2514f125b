using ChatSla.Configuration;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Graph;

namespace ChatSla.Check;

/// <summary>Microsoft Graph and Teams as the bot reaches them.</summary>
internal sealed class CheckDoors : IDisposable
{
    private readonly HttpClient teams = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly GraphServiceClient graph;

    private CheckDoors(BotIdentity bot, BotCredential credential, GraphSettings settings, Database database, TimeProvider clock, ClockCheck clocks)
    {
        graph = GraphClients.Create(credential.Token, settings, clock, clocks);
        (Mail, Trials, Subscriptions) = (new GraphMailbox(graph), new GraphTrialMails(graph), new GraphSubscriptions(graph));
        var wire = new ConnectorWire(teams, credential.Token, bot, new Conversations(database, bot, clock), new ConnectorHealth(clock), clock, NullLogger<ConnectorWire>.Instance);
        Messenger = new ConnectorClient(wire, new ConnectorGate(new SendGates(new DueSignal(), clock), DeadEnds.Forget(database, clock), new OutboxStore(database), clock), bot);
    }

    public IMailbox Mail { get; }

    public ITrialMails Trials { get; }

    public ISubscriptions Subscriptions { get; }

    public ITeamsMessenger Messenger { get; }

    /// <summary>Null: the settings do not say enough.</summary>
    public static CheckDoors? Of(PartialSettings settings, Database database, TimeProvider clock, ClockCheck clocks) =>
        settings is { Bot: { } bot, Credential: { } credential, Graph: { } graph } ? new CheckDoors(bot, credential, graph, database, clock, clocks) : null;

    public void Dispose()
    {
        teams.Dispose();
        graph.Dispose();
    }
}
