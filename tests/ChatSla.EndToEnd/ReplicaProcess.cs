using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatSla.EndToEnd;

/// <summary>A program beside a sandbox, alone or one of several on one PostgreSQL: a process that may be killed and started again at its address.</summary>
internal sealed class ReplicaProcess : IDisposable
{
    private static readonly string[] WorkingDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    private readonly Dictionary<string, string> settings;
    private readonly string log;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private Process? process;

    /// <param name="door">Where Graph reaches the programs.</param>
    /// <param name="postgres">The database; null: a SQLite file in the folder.</param>
    /// <param name="folder">Where its log lies.</param>
    /// <param name="more">Settings beside the usual ones, or in their place.</param>
    public ReplicaProcess(int number, string sandbox, string door, string? postgres, string folder, IReadOnlyDictionary<string, string>? more = null)
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        log = Path.Combine(folder, $"replica-{number}.log");
        settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = Address,
            ["Microsoft365__Loopback"] = sandbox,
            ["Graph__NotificationsAddress"] = door,
            [postgres is null ? "Storage__Path" : "Storage__Postgres"] = postgres ?? Path.Combine(folder, "chatsla.db"),
            ["Bot__AppId"] = "22222222-2222-4222-8222-222222222222",
            ["Bot__TenantId"] = "11111111-1111-4111-8111-111111111111",
            ["Bot__Credential"] = "Loopback",
            ["Administrators__0"] = Staff.Mia,
            ["Calendars__office__Zone"] = "Europe/Stockholm",
            ["Promises__same-day__Service"] = "Questions that customers send to Contoso Support by mail are answered by a person.",
            ["Promises__same-day__Owner"] = "Mia Ek",
            ["Promises__same-day__Calendar"] = "office",
            ["Promises__same-day__FirstResponse__SameDay__CutOff"] = "15:00",
            ["Promises__same-day__FirstResponse__SameDay__NextBy"] = "12:00",
            ["Promises__same-day__FirstResponse__SameDay__MinLead"] = "PT2H",
            ["Promises__same-day__FirstResponse__Aim"] = "PT1H30M",
            ["Mailboxes__0__Address"] = ControlClient.Support,
            ["Mailboxes__0__Name"] = "Contoso Support",
            ["Mailboxes__0__Promise"] = "same-day",
            ["Mailboxes__0__Channel"] = "19:support4e8a1b6c9d2f4753b0e6a8c1d3f59274@thread.tacv2",
            ["Mailboxes__0__ManagersChannel"] = "19:managers7b3d5f1a8c6e4209d4f2b0a6c8e1357@thread.tacv2",
            ["Mailboxes__0__WatchFrom"] = "2026-11-23",
            ["Mailboxes__0__PollEvery"] = "PT2S",
        };
        foreach (var day in WorkingDays) settings[$"Calendars__office__Hours__{day}"] = "09:00-17:00";
        foreach (var (key, value) in more ?? new Dictionary<string, string>()) settings[key.Replace(":", "__", StringComparison.Ordinal)] = value;
    }

    public string Address { get; }

    public int Id => process!.Id;

    public string Log => log;

    public bool IsGone => process is { HasExited: true };

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Find()]) { WorkingDirectory = Path.GetDirectoryName(log), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process?.Dispose();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>Whether it runs; ready it may not be, where the clock runs fast and the machine is slow.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync($"{Address}/health/live", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (process is { HasExited: false }) Kill();
        process?.Dispose();
        http.Dispose();
    }

    private void Note(string? line)
    {
        lock (http) File.AppendAllText(log, line is null ? "" : line + "\n");
    }

    private static string Find()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Shared.Checkout, "src", "ChatSla", "bin", framework.Parent!.Name, framework.Name, "chatsla.dll");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
