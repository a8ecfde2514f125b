using System.Data.Common;
using System.Globalization;
using ChatSla.CommandLine;
using ChatSla.Configuration;
using ChatSla.Storage;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace ChatSla.Upkeep;

/// <summary>Which file a backup or restore is about: the program's own, as its settings say, and the other one.</summary>
internal sealed record FileOrder(string Database, string Other)
{
    public static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("yyyyMMdd'T'HHmmss'Z'");

    /// <exception cref="OrderException">The words are wrong, or the database is PostgreSQL's.</exception>
    public static FileOrder Read(string option, string what, string? other, IEnumerable<string> settings, Instant now)
    {
        if (string.IsNullOrWhiteSpace(other)) throw new OrderException($"Say {option} {what}.");

        var configuration = Offline.Configuration(settings);
        if (configuration[$"{StorageOptions.Section}:Postgres"] is { Length: > 0 } postgres) throw new OrderException(OnPostgres(option, postgres, now));

        var storage = Settings.Section<StorageOptions>(configuration, StorageOptions.Section);
        if (string.IsNullOrWhiteSpace(storage.Path)) throw new OrderException($"{StorageOptions.Section}:Path is empty; name the file that the journal is kept in.");
        return new FileOrder(Path.GetFullPath(storage.Path), Path.GetFullPath(other));
    }

    /// <summary>The server's own tools do it better than we could. The password is asked for, or taken from ~/.pgpass.</summary>
    private static string OnPostgres(string option, string address, Instant now)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = address };
        var servers = PostgresAddress.Servers(new NpgsqlConnectionStringBuilder { Host = Part("Host", "localhost"), Port = int.Parse(Part("Port", "5432"), CultureInfo.InvariantCulture) }).ToList();
        var at = $"--host={string.Join(',', servers.Select(server => server.Host))} --port={string.Join(',', servers.Select(server => server.Port))} --username={Part("Username", "chatsla")}";
        var file = $"{Part("Database", "chatsla")}-{Stamp.Format(now)}.dump";
        return option is "--to"
            ? $"The journal is kept in PostgreSQL, whose own tool makes the backup while the program runs:\n  pg_dump --format=custom {at} --file={file} {Part("Database", "chatsla")}"
            : $"The journal is kept in PostgreSQL, whose own tool restores it. Stop every replica first, then:\n  pg_restore --clean --if-exists --single-transaction {at} --dbname={Part("Database", "chatsla")} FILE.dump";

        string Part(string name, string orElse) => parts.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : orElse;
    }
}
