using System.CommandLine;
using ChatSla.Configuration;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Time;
using Microsoft.Data.Sqlite;

namespace ChatSla.CommandLine;

/// <summary>
/// What a command needs that does not start the bot: the agreements, the journal and the clock. The bot may be running; its database
/// takes a second process.
/// </summary>
public sealed class Offline : IAsyncDisposable
{
    private readonly Database database;
    private readonly DirectoryInfo? passing;

    private Offline(AgreedSettings settings, Database database, DirectoryInfo? passing, TimeProvider clock)
    {
        (Settings, this.database, this.passing, Clock) = (settings, database, passing, clock);
        (Journal, Policies) = (new QueryJournal(database, clock), new MailboxPolicies(settings.Mailboxes, settings.Agreements));
    }

    public AgreedSettings Settings { get; }

    public Database Database => database;

    public QueryJournal Journal { get; }

    public MailboxPolicies Policies { get; }

    public TimeProvider Clock { get; }

    /// <summary>The configuration as the bot reads it: appsettings.json, the environment, the command line.</summary>
    /// <param name="args">Settings, as --Storage:Path=FILE.</param>
    public static IConfiguration Configuration(IEnumerable<string> args) => WebApplication.CreateBuilder([.. args]).Configuration;

    /// <summary>Reads the sections Storage, Calendars, Promises and Mailboxes only, so that no credential is needed.</summary>
    /// <param name="mayBeNew">Where there is no database yet, an empty one stands in for it and goes when the command is done.</param>
    /// <param name="clock">Null: the machine's clock, or a sandbox's where the configuration points at one.</param>
    /// <exception cref="SettingsException">The configuration is wrong; every fault is listed.</exception>
    public static async Task<Offline> OpenAsync(IConfiguration configuration, CancellationToken stopping, bool mayBeNew = false, TimeProvider? clock = null)
    {
        var faults = new Faults();
        var settings = AgreedSettings.Read(configuration, faults);
        var stream = clock is null ? ChatSla.Configuration.Settings.ReadClock(configuration, faults) : null;
        UnknownKeys.Find(configuration, faults, AgreedSettings.Sections);
        var isNew = settings.Storage.Postgres is null && !File.Exists(settings.Storage.File);
        if (isNew && !mayBeNew && faults.All.Count == 0)
            faults.Add($"{StorageOptions.Section}:Path", $"there is no {Path.GetFullPath(settings.Storage.File)}; the bot makes it when it first starts. A relative path counts from the folder you are in.");
        if (faults.All.Count > 0) throw new SettingsException(faults.All);

        clock ??= await ClockAsync(stream, stopping);
        var passing = isNew ? Directory.CreateTempSubdirectory("chatsla-") : null;
        var offline = new Offline(settings, Databases.Of(passing is null ? settings.Storage : new StoragePath(Path.Combine(passing.FullName, "empty.db")), new DueSignal()), passing, clock);
        try
        {
            await offline.database.StartAsync(stopping);
            await offline.Policies.LookAsync(offline.database, clock.Now, stopping);
            return offline;
        }
        catch (SqliteException error)
        {
            await offline.DisposeAsync();
            throw new SettingsException([$"{StorageOptions.Section}:Path: {settings.Storage.File} cannot be opened ({error.Message})"]);
        }
        catch (StorageException error)
        {
            await offline.DisposeAsync();
            throw new SettingsException([settings.Storage.Postgres is null ? $"{StorageOptions.Section}:Path: {error.Message}" : error.Message]);
        }
    }

    /// <summary>Runs a command and returns its exit code: 2, and every fault on standard error, where the settings or the words given are wrong.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Func<Offline, Task<int>> run, CancellationToken stopping, bool mayBeNew = false)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (Unknown(parsed) is { } unknown)
        {
            await error.WriteLineAsync(unknown);
            return 2;
        }

        return await RunAsync(parsed.UnmatchedTokens, error, run, stopping, mayBeNew);
    }

    /// <inheritdoc cref="RunAsync(ParseResult, Func{Offline, Task{int}}, CancellationToken, bool)"/>
    /// <param name="settings">As --Storage:Path=FILE.</param>
    public static async Task<int> RunAsync(IEnumerable<string> settings, TextWriter error, Func<Offline, Task<int>> run, CancellationToken stopping, bool mayBeNew = false)
    {
        try
        {
            await using var offline = await OpenAsync(Configuration(settings), stopping, mayBeNew);
            return await run(offline);
        }
        catch (Exception faults) when (faults is SettingsException or StorageException or InvalidDataException)
        {
            await error.WriteLineAsync(faults.InnerException is { } cause ? $"{faults.Message} {cause.Message}" : faults.Message);
            return 2;
        }
    }

    /// <summary>Null: every word is an option of the command, or a setting. Else what to say of the first that is neither.</summary>
    public static string? Unknown(ParseResult parsed)
    {
        if (UnknownIn(parsed.UnmatchedTokens) is not { } unknown) return null;

        var command = parsed.CommandResult.Command;
        var known = command.Options.Select(option => option.Name).Where(name => name != "--help");
        return $"\"{unknown}\" is not known to chatsla {command.Name}; it takes {string.Join(", ", known)}, and settings as --Storage:Path=FILE.";
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (Clock is LoopbackClock own) own.Dispose();
        if (passing is null) return;

        SqliteConnection.ClearAllPools();
        passing.Delete(recursive: true);
    }

    private static async Task<TimeProvider> ClockAsync(Uri? stream, CancellationToken stopping)
    {
        try
        {
            return await LoopbackClock.OrMachinesAsync(stream, stopping);
        }
        catch (HttpRequestException error)
        {
            throw new SettingsException([$"{Teams.Microsoft365Options.Section}:Loopback: nothing answers there ({error.Message})"]);
        }
    }

    /// <summary>The first word that is no setting: one has its section before a colon.</summary>
    private static string? UnknownIn(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].StartsWith("--", StringComparison.Ordinal) || !words[at].Split('=')[0].Contains(':', StringComparison.Ordinal)) return words[at];
            if (!words[at].Contains('=', StringComparison.Ordinal)) at++;
        }

        return null;
    }
}
