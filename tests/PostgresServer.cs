using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ChatSla;

/// <summary>A PostgreSQL of the tests' own on this machine, in a folder of its own; both end with the tests. PostgreSQL does not run as root, so there it runs as the user postgres.</summary>
internal sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => StartAsync());

    private readonly string folder;
    private int databases;

    private PostgresServer(string folder) => (this.folder, Port) = (folder, FreePort());

    public int Port { get; }

    private string Data => Path.Combine(folder, "data");

    /// <summary>The one that all tests of a run share.</summary>
    public static Task<PostgresServer> OneAsync() => Shared.Value;

    /// <param name="settings">Lines of its postgresql.conf, beside the usual ones.</param>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var server = new PostgresServer(await PostgresFolders.NewAsync());
        await PostgresFolders.ToolAsync("initdb", "-U", "postgres", "-A", "trust", "--no-locale", "-E", "UTF8", "-D", server.Data);
        await server.SetAsync([$"port = {server.Port}", $"unix_socket_directories = '{server.folder}'", "listen_addresses = '127.0.0.1'", "max_connections = 400", "fsync = off", "shared_buffers = 64MB", .. settings]);
        return await server.StartedAsync();
    }

    /// <summary>A standby that streams from this one, under that name in synchronous_standby_names.</summary>
    public async Task<PostgresServer> StartStandbyAsync(string name)
    {
        var standby = new PostgresServer(await PostgresFolders.NewAsync());
        await PostgresFolders.ToolAsync("pg_basebackup", "-R", "-X", "stream", "-c", "fast", "-D", standby.Data, "-d", $"host=127.0.0.1 port={Port} user=postgres application_name={name}");
        await standby.SetAsync([$"port = {standby.Port}", $"unix_socket_directories = '{standby.folder}'"]);
        return await standby.StartedAsync();
    }

    /// <summary>A standby takes the primary's place.</summary>
    public Task PromoteAsync() => PostgresFolders.ToolAsync("pg_ctl", "-w", "-D", Data, "promote");

    /// <param name="like">Another database of the server that nobody uses, which it becomes a copy of.</param>
    /// <returns>The new database's connection string.</returns>
    public async Task<string> CreateAsync(string like = "template0")
    {
        var name = $"chatsla_{Interlocked.Increment(ref databases)}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {like}");
        return AddressOf(name);
    }

    /// <summary>As the superuser, outside the tests' databases.</summary>
    public async Task RunAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(AddressOf(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The server may write in a folder of the tests.</summary>
    public static Task OwnAsync(string other) => PostgresFolders.OwnAsync(other);

    public static string NameOf(string address) => new NpgsqlConnectionStringBuilder(address).Database!;

    public Task StartAgainAsync() => PostgresFolders.ToolAsync("pg_ctl", "-w", "-D", Data, "-l", Path.Combine(folder, "log"), "start");

    /// <param name="mode">fast: it ends sessions and stops. immediate: as if the machine had lost its power.</param>
    public Task StopAsync(string mode = "fast") => PostgresFolders.StopAsync(folder, mode);

    private async Task<PostgresServer> StartedAsync()
    {
        await StartAgainAsync();
        return this;
    }

    private Task SetAsync(IEnumerable<string> settings) =>
        PostgresFolders.RunAsync("sh", "-c", $"printf '%s' \"$1\" >> '{Data}/postgresql.conf'", "sh", $"\n{string.Join('\n', settings)}\n");

    private string AddressOf(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres;Maximum Pool Size=12";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>
/// Where the tests' PostgreSQL servers lie. They are stopped and deleted when the tests end; those of tests that were killed, when the next begin.
/// </summary>
internal static class PostgresFolders
{
    private const string Prefix = "chatsla-pg-";

    /// <summary>An older version of the tests said nothing of whose a folder is, and one may be making its server just now.</summary>
    private static readonly TimeSpan SurelyLeft = TimeSpan.FromMinutes(30);

    /// <summary>A shell that the tests do not wait for ends each server, as if it had lost its power, and deletes its folder.</summary>
    private const string RemoveAll =
        """
        for folder in "$@"; do
          server=$(head -n 1 "$folder/data/postmaster.pid") && kill -QUIT "$server"
          for tenth in $(seq 50); do [ -n "$server" ] && kill -0 "$server" && sleep 0.1; done
          rm -rf "$folder"
        done
        """;

    private static readonly ConcurrentBag<string> Ours = [];
    private static readonly Lazy<Task> Swept = new(SweepAsync);

    private static bool IsRoot => Environment.UserName == "root";

    public static async Task<string> NewAsync()
    {
        await Swept.Value;
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        await File.WriteAllTextAsync($"{OwnerOf(folder)}.new", $"{Environment.ProcessId} {StartOf(Environment.ProcessId)}");
        File.Move($"{OwnerOf(folder)}.new", OwnerOf(folder));
        if (Ours.IsEmpty) AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start("sh", ["-c", $"({RemoveAll}) >/dev/null 2>&1 </dev/null &", "sh", .. Ours]).WaitForExit();
        Ours.Add(folder);
        await OwnAsync(folder);
        return folder;
    }

    public static Task OwnAsync(string folder) => IsRoot ? RunAsync("chown", "postgres", folder) : Task.CompletedTask;

    public static async Task StopAsync(string folder, string mode)
    {
        if (IsRunning(folder)) await ToolAsync("pg_ctl", "-w", "-D", Path.Combine(folder, "data"), "-m", mode, "stop");
    }

    public static async Task ToolAsync(string name, params string[] arguments)
    {
        var tool = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin", name)).First(File.Exists);
        if (IsRoot) await RunAsync("runuser", ["-u", "postgres", "--", tool, .. arguments]);
        else await RunAsync(tool, arguments);
    }

    public static async Task RunAsync(string file, params string[] arguments)
    {
        // A server that was started keeps what it was given to write to: nothing of ours may be waited for.
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", file, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 && !arguments.Contains("stop")) throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>Those whose tests are gone; without a word of whose they are, those whose server is.</summary>
    public static async Task SweepAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), $"{Prefix}*").Where(IsLeft)) await RemoveAsync(folder);
    }

    private static bool IsLeft(string folder)
    {
        try
        {
            return File.Exists(OwnerOf(folder))
                ? File.ReadAllText(OwnerOf(folder)).Split(' ') is not [var id, var start] || StartOf(int.Parse(id, CultureInfo.InvariantCulture)) != start
                : DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > SurelyLeft && !IsRunning(folder);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task RemoveAsync(string folder)
    {
        try
        {
            await StopAsync(folder, "immediate");
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
        {
            // Other tests sweep too, or it is another user's.
        }
    }

    /// <summary>Its first line is the server's process.</summary>
    private static bool IsRunning(string folder)
    {
        var file = Path.Combine(folder, "data", "postmaster.pid");
        return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var id) && StartOf(id) is not null;
    }

    private static string OwnerOf(string folder) => Path.Combine(folder, "owner");

    /// <summary>A process' id is given again; with its start (the 20th word after its name) it is the same one. Null: there is none.</summary>
    public static string? StartOf(int id)
    {
        var file = $"/proc/{id}/stat";
        try
        {
            return File.Exists(file) ? File.ReadAllText(file).Split(") ")[^1].Split(' ')[19] : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
