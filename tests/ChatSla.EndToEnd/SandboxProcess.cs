using System.Diagnostics;

namespace ChatSla.EndToEnd;

/// <summary>
/// The real sandbox as a process of its own, with the real program as its child, driven over the control interface. The program's
/// database and log stay in artifacts/runs.
/// </summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private SandboxProcess(Process process, string address, string data)
    {
        this.process = process;
        (Address, Data) = (address, data);
        Http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(3) };
        Control = new ControlClient(Http);
    }

    public string Address { get; }

    /// <summary>The folder of the program's database and log.</summary>
    public string Data { get; }

    public ControlClient Control { get; }

    public HttpClient Http { get; }

    public ProgramLog Log => new(Path.Combine(Data, "program.log"));

    /// <summary>Returns once the program is ready and shows the mails of the morning.</summary>
    public static Task<SandboxProcess> StartAsync(string name, CancellationToken cancellation) => StartAsync(
        name,
        new Dictionary<string, string>(),
        [],
        sandbox => Wait.UntilAsync(async () => (await sandbox.Control.SupportCardsAsync(cancellation)).Count >= 4, "the first cards", cancellation, seconds: 60),
        cancellation);

    /// <summary>With settings of the program's besides the usual ones; the program is started by <paramref name="prepare"/>.</summary>
    public static Task<SandboxProcess> StartAsync(string name, IReadOnlyDictionary<string, string> settings, Func<SandboxProcess, Task> prepare, CancellationToken cancellation) =>
        StartAsync(name, settings, ["--no-program"], prepare, cancellation);

    /// <summary>With programs that the test starts; activities go to that address.</summary>
    public static Task<SandboxProcess> StartBesideAsync(string name, string program, CancellationToken cancellation) =>
        StartAsync(name, new Dictionary<string, string>(), ["--program", program], _ => Task.CompletedTask, cancellation);

    private static async Task<SandboxProcess> StartAsync(
        string name, IReadOnlyDictionary<string, string> settings, IEnumerable<string> arguments, Func<SandboxProcess, Task> prepare, CancellationToken cancellation)
    {
        var data = Artifacts.Fresh("runs", name);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Find(), "--port", "0", "--data", data }.Concat(arguments)) start.ArgumentList.Add(argument);
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        var first = await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Patience, cancellation);
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var sandbox = new SandboxProcess(process, first!.Split(' ')[^1], data);
        try
        {
            await prepare(sandbox);
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }

        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        // SIGTERM, so that the sandbox ends its child.
        using (var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"])) await terminate.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    /// <summary>…/tests/ChatSla.EndToEnd/bin/{configuration}/{framework}/ says which build is under test.</summary>
    private static string Find()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Shared.Checkout, "src", "ChatSla.Sandbox", "bin", framework.Parent!.Name, framework.Name, "ChatSla.Sandbox.dll");
    }
}
