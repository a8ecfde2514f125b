using ChatSla.Time;
using Npgsql;

namespace ChatSla.Storage;

/// <summary>The checked address of a PostgreSQL database. It holds a password, so it is shown as server and name only.</summary>
public sealed class PostgresAddress
{
    public const string Key = $"{StorageOptions.Section}:{nameof(StorageOptions.Postgres)}";

    private const string Form = "write Host=SERVER;Database=NAME;Username=USER;Password=PASSWORD.";

    /// <summary>How long a session waits for what another has locked; then somebody holds it who is no ChatSla. Well below a click's patience.</summary>
    private const string Usual = "-c lock_timeout=8000";

    private readonly NpgsqlConnectionStringBuilder parts;

    private PostgresAddress(NpgsqlConnectionStringBuilder parts) => this.parts = parts;

    internal int MaxPoolSize => parts.MaxPoolSize;

    internal string? User => parts.Username;

    internal string? DatabaseName => parts.Database;

    /// <returns>Null where none is set, or where it cannot be read: then with a fault that shows nothing of the text.</returns>
    public static PostgresAddress? Read(string? text, Faults faults)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrWhiteSpace(parts.Host)) faults.Add(Key, $"names no server; {Form}");
            else if (string.IsNullOrWhiteSpace(parts.Database)) faults.Add(Key, $"names no database; {Form}");
            else if (!IsForWriting(parts)) faults.Add(Key, $"asks for \"Target Session Attributes={parts.TargetSessionAttributes}\", where things are written; write primary, or leave it out.");
            else return new PostgresAddress(WithUsual(parts));
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            faults.Add(Key, $"is no connection string; {Form} It is not shown here for it may hold a password.");
        }

        return null;
    }

    /// <summary>As server:port/name; several servers with a comma between.</summary>
    public override string ToString() => $"{string.Join(',', Servers(parts).Select(server => $"{server.Host}:{server.Port}"))}/{parts.Database}";

    /// <summary>Sessions at the server; of several, at the one that is the primary just now.</summary>
    internal NpgsqlDataSource Open(Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        var builder = new NpgsqlDataSourceBuilder(parts.ConnectionString);
        change?.Invoke(builder.ConnectionStringBuilder);
        if (!AreSeveral(parts) && parts.TargetSessionAttributes is null) return builder.Build();

        builder.ConnectionStringBuilder.TargetSessionAttributes = null;
        return builder.BuildMultiHost().WithTargetSession(IsReadWrite(parts) ? TargetSessionAttributes.ReadWrite : TargetSessionAttributes.Primary);
    }

    /// <summary>Each server with its port, as "db1:5432,db2:5433" or "db1,db2;Port=5432" names them.</summary>
    internal static IEnumerable<(string Host, int Port)> Servers(NpgsqlConnectionStringBuilder parts) =>
        from one in parts.Host!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let at = one.LastIndexOf(':')
        let hasPort = at > 0 && (one[..at].IndexOf(':') < 0 || one[at - 1] == ']')
        select hasPort && int.TryParse(one[(at + 1)..], out var port) ? (one[..at], port) : (one, parts.Port);

    private static bool AreSeveral(NpgsqlConnectionStringBuilder parts) => parts.Host!.Contains(',', StringComparison.Ordinal);

    private static bool IsReadWrite(NpgsqlConnectionStringBuilder parts) => string.Equals(parts.TargetSessionAttributes, "read-write", StringComparison.OrdinalIgnoreCase);

    private static bool IsForWriting(NpgsqlConnectionStringBuilder parts) =>
        parts.TargetSessionAttributes is null || IsReadWrite(parts) || string.Equals(parts.TargetSessionAttributes, "primary", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the operator has not set. Three replicas stay below PostgreSQL's usual 100 connections.</summary>
    private static NpgsqlConnectionStringBuilder WithUsual(NpgsqlConnectionStringBuilder parts)
    {
        Set("Maximum Pool Size", () => parts.MaxPoolSize = 30);
        Set("Application Name", () => parts.ApplicationName = "ChatSla");
        Set("Timeout", () => parts.Timeout = 5);
        Set("Max Auto Prepare", () => parts.MaxAutoPrepare = 200);
        Set("Auto Prepare Min Usages", () => parts.AutoPrepareMinUsages = 2);
        Set("Keepalive", () => parts.KeepAlive = 10);
        Set("Options", () => parts.Options = Usual);

        // A standby that was made the primary is found as such within a second, not after the ten that one was remembered for.
        if (AreSeveral(parts)) Set("Host Recheck Seconds", () => parts.HostRecheckSeconds = 1);
        return parts;

        void Set(string name, Action set)
        {
            if (!parts.ShouldSerialize(name)) set();
        }
    }
}
