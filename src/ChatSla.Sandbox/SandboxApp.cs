using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Graph;
using ChatSla.Sandbox.Notifications;
using ChatSla.Sandbox.Playground;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.Tokens;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox;

/// <summary>What the sandbox is made of.</summary>
internal static class SandboxApp
{
    public static WebApplication Build(SandboxOptions options, SandboxClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A failed start is an exception that the caller explains.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        AddServices(builder.Services, options, clock);

        var app = builder.Build();
        UseGateways(app);
        app.UseRouting();
        app.UsePage();
        app.MapTokens();
        app.MapGraph();
        app.MapConnector();
        app.MapControl();
        app.MapForwarder();
        app.MapPlaygroundFile();
        app.UseNotifications();
        return app;
    }

    private static void AddServices(IServiceCollection services, SandboxOptions options, SandboxClock clock)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        services.AddSingleton(options);
        services.AddSingleton(clock);
        services.AddSingleton<SandboxAddress>();
        services.AddSingleton<Tenant>();
        services.AddSingleton<MailTransport>();
        services.AddSingleton<Seed>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<ActivityComposer>();
        services.AddSingleton<ProgramDoor>();
        services.AddSingleton<ProgramProcess>();
        services.AddSingleton<KillSwitch>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<ClockNews>();
        services.AddGraph();
        services.AddConnector();
        services.AddControl();
        services.AddNotifications();
    }

    private static void UseGateways(WebApplication app)
    {
        UseGateway<KillGateway>(app, GraphService.Root);
        UseGateway<KillGateway>(app, ConnectorService.Root);
        UseGateway<GraphGateway>(app, GraphService.Root);
        UseGateway<ConnectorGateway>(app, ConnectorService.Root);
        UseGateway<ControlGateway>(app, ControlService.Root);
    }

    private static void UseGateway<T>(WebApplication app, string root) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(root), branch => branch.UseMiddleware<T>());
}
