using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Configuration;
using ChatSla.Storage;
using ChatSla.Time;

namespace ChatSla.Migration;

/// <summary>chatsla migrate: moves the journal from a SQLite file into PostgreSQL.</summary>
public static class MigrateCommand
{
    private static readonly Option<string[]> From = Words.Option("--from", "The SQLite file. It is only read.");

    public static Command Create()
    {
        var command = new Command("migrate", "Copies a SQLite file into the empty PostgreSQL database of Storage:Postgres, and checks that both hold the same. Stop the bot first.") { From };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    /// <returns>0: moved. 1: not, and the target is as empty as before. 2: something that was given is wrong.</returns>
    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (Offline.Unknown(parsed) is { } unknown) return await RefuseAsync(error, unknown);

        try
        {
            var file = Words.One("--from", "the SQLite file, for example chatsla.db", Words.Given(parsed, From) ?? []);
            if (!File.Exists(file)) throw new OrderException($"--from: there is no {Path.GetFullPath(file)}.");

            var address = Target(Offline.Configuration(parsed.UnmatchedTokens));
            await using var database = new PostgresDatabase(address, new DueSignal());
            await database.StartAsync(stopping);
            await new Move(database, output).RunAsync(file, stopping);
            await output.WriteLineAsync($"Moved into {address}. Set Storage:Postgres for the bot and start it; {file} is as it was.");
            return 0;
        }
        catch (Exception wrong) when (wrong is OrderException or SettingsException or StorageException)
        {
            return await RefuseAsync(error, wrong.Message);
        }
        catch (MoveException failed)
        {
            await error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    private static PostgresAddress Target(IConfiguration configuration)
    {
        var faults = new Faults();
        var storage = new StorageOptions();
        configuration.GetSection(StorageOptions.Section).Bind(storage);
        faults.Require(PostgresAddress.Key, storage.Postgres, "is not set; it names the database to move into. Set it in the environment (Storage__Postgres), for it holds a password.");
        var address = PostgresAddress.Read(storage.Postgres, faults);
        return faults.All.Count == 0 ? address! : throw new SettingsException(faults.All);
    }

    private static async Task<int> RefuseAsync(TextWriter error, string message)
    {
        await error.WriteLineAsync(message);
        return 2;
    }
}
