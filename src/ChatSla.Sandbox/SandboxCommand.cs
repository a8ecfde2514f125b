using System.CommandLine;

namespace ChatSla.Sandbox;

/// <summary>The sandbox from the command line.</summary>
internal static class SandboxCommand
{
    private const int DefaultPort = 5180;
    private const int PortsTried = 20;

    private static readonly Option<int?> Port = new("--port")
    {
        Description = $"The port to listen on. Without it, {DefaultPort} or the next free one.",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The folder for the program's database and log, kept afterwards. Without it, a temporary one.",
    };

    private static readonly Option<bool> NoProgram = new("--no-program") { Description = "Do not start the program." };

    private static readonly Option<string?> Elsewhere = new("--program") { Description = "The address of a program that is started by somebody else; none is started here." };

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "How fast the sandbox's clock runs: 0 stands still, 60 is a minute a second.",
        DefaultValueFactory = _ => 1,
    };

    public static RootCommand Create()
    {
        var command = new RootCommand("A Microsoft 365 on this machine, to try ChatSla without a tenant.") { Port, Data, NoProgram, Elsewhere, Speed };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (await StartAsync(arguments, cancellation) is not { } started) return 1;

        await using var sandbox = started;
        await Console.Out.WriteLineAsync($"ChatSla sandbox: {sandbox.Address}");
        await Console.Out.WriteLineAsync("Write as a customer on the left, answer as support in Teams on the right. Ctrl+C ends it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Somebody has asked it to end.
        }

        return 0;
    }

    private static async Task<SandboxServer?> StartAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var given = arguments.GetValue(Port);
        var ports = given is { } wanted ? [wanted] : Enumerable.Range(DefaultPort, PortsTried);
        foreach (var port in ports)
        {
            try
            {
                return await SandboxServer.StartAsync(Options(arguments, port), null, cancellation);
            }
            catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                // The next port may be free.
            }
        }

        await Console.Error.WriteLineAsync(given is null
            ? $"Ports {DefaultPort} to {DefaultPort + PortsTried - 1} are all taken. Choose another one with --port."
            : $"Port {given} is taken. End what uses it, or choose another one with --port.");
        return null;
    }

    private static SandboxOptions Options(ParseResult arguments, int port) => new()
    {
        Port = port,
        StartProgram = !arguments.GetValue(NoProgram) && arguments.GetValue(Elsewhere) is null,
        ProgramMessagesAddress = arguments.GetValue(Elsewhere) is { } program ? $"{program.TrimEnd('/')}/api/messages" : null,
        DataFolder = arguments.GetValue(Data) is { } folder ? Path.GetFullPath(folder) : null,
        Speed = arguments.GetValue(Speed),
    };
}
