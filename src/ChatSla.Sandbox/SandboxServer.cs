using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox;

/// <summary>A Microsoft 365 on loopback: mailboxes, a team in Teams, tokens, a clock, and what may go wrong with them.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ClockNews news;
    private readonly bool ownsClock;
    private bool isDisposed;

    private SandboxServer(WebApplication app, SandboxClock clock, bool ownsClock)
    {
        (this.app, Clock, this.ownsClock) = (app, clock, ownsClock);
        news = app.Services.GetRequiredService<ClockNews>();
        clock.Changed += news.Publish;
    }

    public SandboxClock Clock { get; }

    public string Address => app.Services.GetRequiredService<SandboxAddress>().Value;

    /// <summary>Where the program listens; activities go to its /api/messages.</summary>
    public string? ProgramAddress
    {
        get => Door.Address;
        set => Door.Address = value;
    }

    private ProgramDoor Door => app.Services.GetRequiredService<ProgramDoor>();

    /// <summary>Returns once it answers; the program, if it is to be started, gets ready meanwhile.</summary>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, SandboxClock? clock = null, CancellationToken cancellation = default)
    {
        var time = clock ?? new SandboxClock(options.StartAt ?? Contoso.FirstMorning, options.Speed);
        var app = SandboxApp.Build(options, time);
        var server = new SandboxServer(app, time, ownsClock: clock is null);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        app.Services.GetRequiredService<SandboxAddress>().Value = app.Urls.Single();
        server.Door.MessagesAddress = options.ProgramMessagesAddress;
        if (options.Seed) app.Services.GetRequiredService<Seed>().Plant(time.GetUtcNow());
        if (options.StartProgram) app.Services.GetRequiredService<FirstStart>().Begin();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed) return;

        isDisposed = true;
        Clock.Changed -= news.Publish;
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsClock) Clock.Dispose();
    }
}
