using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Graph;

namespace ChatSla.Sandbox.Program;

/// <summary>Kills the program, without asking, at its next request of a kind: before anything is done about it, or when it is done and not answered.</summary>
internal sealed class KillSwitch(ProgramProcess program)
{
    private readonly Lock gate = new();
    private (string Step, bool IsDone)? armed;

    /// <summary>What the requests are called: Graph's by their kind, "post" and the like for the connector's.</summary>
    public static readonly IReadOnlyList<string> Steps = ["delta", "batch", "list", "get", "createReply", "patch", "send", "connector post", "connector put"];

    /// <param name="isDone">When it is done; else before.</param>
    public void Arm(string step, bool isDone)
    {
        lock (gate) armed = (step, isDone);
    }

    public void Disarm()
    {
        lock (gate) armed = null;
    }

    public bool IsArmed
    {
        get
        {
            lock (gate) return armed is not null;
        }
    }

    /// <summary>Whether this is the request; null: no, else whether it is to be done first.</summary>
    public bool? Takes(HttpRequest request)
    {
        lock (gate)
        {
            if (armed is not var (step, isDone) || step != StepOf(request)) return null;
            armed = null;
            return isDone;
        }
    }

    /// <summary>The sandbox's own program; where it has none, whoever sent the request.</summary>
    public async Task StrikeAsync(ConnectionInfo connection)
    {
        if (program.Id is null && ConnectionOwner.Find(connection.RemotePort, connection.LocalPort) is { } other)
        {
            other.Kill();
            other.Dispose();
        }
        else
        {
            await program.StopAsync(forcibly: true);
        }
    }

    private static string StepOf(HttpRequest request) => request.Path.StartsWithSegments(ConnectorService.Root)
        ? $"connector {request.Method.ToLowerInvariant()}"
        : GraphCall.Of(request.Method, GraphPath.Normal(request.Path.Value!)).Kind;
}

/// <summary>Where the switch strikes: the program's requests to Graph and to the connector.</summary>
internal sealed class KillGateway(RequestDelegate next, KillSwitch kill)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (kill.Takes(context.Request) is not { } isDone)
        {
            await next(context);
            return;
        }

        // What is answered goes nowhere.
        context.Response.Body = Stream.Null;
        if (isDone) await next(context);
        await kill.StrikeAsync(context.Connection);
        context.Abort();
    }
}
