using ChatSla.Actions;
using ChatSla.Audit;
using ChatSla.Cards;
using ChatSla.Commands;
using ChatSla.Configuration;
using ChatSla.Customers;
using ChatSla.Escalations;
using ChatSla.Graph;
using ChatSla.Intake;
using ChatSla.Languages;
using ChatSla.Limits;
using ChatSla.Notifications;
using ChatSla.Outbox;
using ChatSla.Places;
using ChatSla.Preview;
using ChatSla.Privacy;
using ChatSla.Repromises;
using ChatSla.Rights;
using ChatSla.Search;
using ChatSla.Storage;
using ChatSla.Summaries;
using ChatSla.Teams;
using ChatSla.Telemetry;
using ChatSla.Time;
using ChatSla.Turns;
using ChatSla.Watchdog;
using ChatSla.Webhooks;
using Microsoft.Graph;
using WebApplication = Microsoft.AspNetCore.Builder.WebApplication;

namespace ChatSla;

/// <summary>What the program is made of.</summary>
public static class ChatSlaProgram
{
    /// <summary>Settings are read once. A watched settings file would have the folder watched, where the database may lie and be written to without end.</summary>
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>For what is on its way when the program is asked to end; service managers commonly kill it after 30 s.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(25);

    /// <summary>Builds the program, its database ready. The caller runs it.</summary>
    /// <param name="clock">Null: the machine's clock, or a sandbox's where the configuration points at one.</param>
    /// <exception cref="SettingsException">The configuration is wrong; every fault is listed.</exception>
    /// <exception cref="StorageException">The database cannot be used; nothing was written to it.</exception>
    public static async Task<WebApplication> BuildAsync(
        string[] args, TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null, CancellationToken stopping = default)
    {
        var builder = WebApplication.CreateBuilder([NoReload, .. args]);
        configure?.Invoke(builder);
        var settings = Settings.Read(builder.Configuration);
        clock ??= await LoopbackClock.OrMachinesAsync(settings.Clock, stopping);

        AddLogging(builder);
        builder.AddLimits(settings.Limits);
        builder.Services.AddSingleton(clock);
        builder.AddTelemetry(settings.Telemetry);
        AddShared(builder, settings);
        AddDoors(builder, settings);
        builder.AddIntake();
        builder.AddNotifications();
        builder.AddTurns();
        builder.AddCards();
        builder.AddActions();
        builder.AddCommands();
        builder.AddPreview();
        builder.AddSearch();
        builder.AddEscalations();
        builder.AddWatchdog();
        builder.AddAudit();
        builder.AddPrivacy();
        builder.AddSummaries();
        builder.AddPlaces();
        builder.AddRepromises();
        builder.Services.AddSingleton<IOutboxHandler, OutboxHandler>();
        builder.AddRights(settings.Rights);
        builder.Services.AddSingleton<ActRights>();
        builder.Services.AddSingleton<CardRefresh>();
        builder.Services.AddSingleton<AnnounceHandler>();
        builder.Services.AddSingleton<DeedHandler>();
        builder.Services.AddSingleton<CommandHandler>();
        builder.Services.AddSingleton<SearchHandler>();
        builder.Services.AddSingleton<ActivityHandler>();
        builder.Services.AddSingleton<MailClicks>();
        builder.Services.AddSingleton<AlertClicks>();
        builder.Services.AddSingleton<QueryClicks>();
        builder.Services.AddSingleton<DialogClicks>();
        builder.Services.AddSingleton<InvokeHandler>();
        builder.Services.AddSingleton<IInvokeHandler>(services => services.GetRequiredService<InvokeHandler>());
        builder.Services.AddHostedService<DueLoop>();

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);

        var program = builder.Build();
        await program.Services.GetRequiredService<Database>().StartAsync(stopping);
        await program.Services.GetRequiredService<MailboxPolicies>().StartAsync(program.Services.GetRequiredService<Database>(), clock.Now, stopping);
        await program.Services.GetRequiredService<SwitchedOff>().WithdrawAsync(stopping);
        await program.Services.GetRequiredService<DailySummaries>().ScheduleAsync(stopping);
        await JoinAsync(program.Services.GetRequiredService<Replicas>(), settings.Agreed.Mailboxes, stopping);
        await program.Services.GetRequiredService<OutboxStore>().FreeLeasesAsync(stopping);
        program.UseLimits();
        program.MapPost("/api/messages", (HttpContext context, MessagesEndpoint messages) => messages.ReceiveAsync(context));
        program.MapNotifications();
        program.MapHealth();
        return program;
    }

    private static Task JoinAsync(Replicas replicas, WatchedMailboxes mailboxes, CancellationToken stopping)
    {
        replicas.Offer(Replicas.Watch);
        foreach (var mailbox in mailboxes.All) replicas.Offer(Replicas.MailboxWork(mailbox.Address));
        return replicas.JoinAsync(stopping);
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddJsonConsole(json =>
        {
            json.IncludeScopes = true;
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
    }

    private static void AddShared(WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton(settings.Agreed.Storage);
        builder.Services.AddSingleton(settings.Agreed.Mailboxes);
        builder.Services.AddSingleton(settings.Agreed.Agreements);
        builder.Services.AddSingleton(settings.Agreed.Customers);
        builder.Services.AddSingleton(settings.Agreed.Retention);
        builder.Services.AddSingleton(settings.Administrators);
        builder.Services.AddSingleton(settings.People);
        builder.Services.AddSingleton(settings.Webhooks);
        builder.Services.AddSingleton(settings.Outlook);
        builder.Services.AddSingleton(settings.Bot);
        builder.Services.AddSingleton(settings.Credential.Token);
        builder.Services.AddSingleton(settings.Credential.Expiry);
        builder.Services.AddSingleton(settings.Graph);
        builder.Services.AddSingleton<DueSignal>();
        builder.Services.AddSingleton<StorageHealth>();
        builder.Services.AddSingleton(services => Databases.Of(settings.Agreed.Storage, services.GetRequiredService<DueSignal>(), services.GetRequiredService<StorageHealth>()));
        builder.Services.AddSingleton(services => services.GetRequiredService<Database>().Replicas);
        builder.Services.AddSingleton<QueryJournal>();
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddSingleton<SendGates>();
        builder.Services.AddSingleton<Announcements>();
        builder.Services.AddSingleton<OutboxDispatcher>();
        builder.Services.AddSingleton<IDueWork, OutboxWatch>();
        builder.Services.AddSingleton<MailboxHealth>();
        builder.Services.AddSingleton<NotificationHealth>();
        builder.Services.AddSingleton<FolderSignals>();
        builder.Services.AddSingleton<FolderIds>();
    }

    private static void AddDoors(WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton<Conversations>();
        builder.Services.AddSingleton<StaffRoster>();
        builder.Services.AddSingleton<Absences>();
        builder.Services.AddSingleton<SpokenLanguages>();
        builder.Services.AddSingleton<ActivityTokens>();
        builder.Services.AddSingleton<RepeatedInvokes>();
        builder.Services.AddSingleton<MessagesEndpoint>();
        builder.Services.AddSingleton<MailboxChannels>();
        builder.Services.AddSingleton<ManagerMentions>();
        builder.Services.AddSingleton<MailboxPolicies>();
        builder.Services.AddSingleton<WhyReader>();
        builder.Services.AddSingleton<DeadEnds>();
        builder.Services.AddSingleton<ConnectorHealth>();
        builder.Services.AddSingleton<ConnectorGate>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ConnectorWire>(services, new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 16 << 20 }));
        builder.Services.AddSingleton<ITeamsMessenger, ConnectorClient>();
        builder.Services.AddSingleton(services => GraphClients.Create(settings.Credential.Token, settings.Graph, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHttpClient<WebhookDoor>(http => http.Timeout = TimeSpan.FromSeconds(10)).ConfigurePrimaryHttpMessageHandler(WebhookDoor.Handler).RemoveAllLoggers();
        builder.Services.AddSingleton<IDirectory, GraphDirectory>();
        builder.Services.AddSingleton<ITrialMails, GraphTrialMails>();
        builder.Services.AddSingleton<IMailbox>(services => new GraphMailbox(services.GetRequiredService<GraphServiceClient>()));
    }
}
