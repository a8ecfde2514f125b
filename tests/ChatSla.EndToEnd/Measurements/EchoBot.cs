using System.Diagnostics;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>An echo bot of one of Microsoft's SDKs, as a process.</summary>
internal sealed class EchoBot : IDisposable
{
    private static readonly string Folder = Path.Combine(Shared.Checkout, "tests", "ChatSla.EndToEnd", "Measurements", "bots");

    private readonly Process process;

    private EchoBot(Process process, string name, string address) => (this.process, Name, Address) = (process, name, address);

    public string Name { get; }

    public string Address { get; }

    public ProcessFigures Figures => ProcessFigures.Of(process.Id);

    /// <param name="script">Its file name without the ending.</param>
    public static async Task<EchoBot> StartAsync(string name, string script, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) await InstallAsync(cancellation);
        var start = new ProcessStartInfo("node", [$"{script}.mjs"]) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (!line.StartsWith("ready on ", StringComparison.Ordinal)) continue;

            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new EchoBot(process, name, line["ready on ".Length..]);
        }

        throw new InvalidOperationException($"{script}.mjs has ended.");
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static async Task InstallAsync(CancellationToken cancellation)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel", "error"]) { WorkingDirectory = Folder })!;
        await npm.WaitForExitAsync(cancellation);
        Assert.Equal(0, npm.ExitCode);
    }
}
