using System.Net.Sockets;
using Npgsql;

namespace ChatSla.Storage;

/// <summary>What PostgreSQL's errors mean.</summary>
internal static class PostgresFaults
{
    private const string DataCorrupted = "XX001";
    private const string IndexCorrupted = "XX002";

    /// <summary>A newer version has added a column to a table whose columns a prepared statement takes all: it is prepared anew the next time.</summary>
    private const string ChangedTable = "RevalidateCachedQuery";

    /// <summary>The same may succeed when it is tried again, and nothing of it was stored: the server is away, ends, starts, is not the primary yet, or broke a tie.</summary>
    public static bool IsPassing(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: ChangedTable } => true,
        PostgresException { SqlState: var state } => IsTie(error) || state is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ReadOnlySqlTransaction || IsEnding(state),
        NpgsqlException { InnerException: AggregateException servers } => servers.InnerExceptions.Any(IsPassing),
        NpgsqlException { InnerException: null or IOException or SocketException or TimeoutException or ObjectDisposedException } => true,
        _ => false,
    };

    /// <summary>Two waited for each other, and the server chose who begins anew; it takes a second to see that.</summary>
    public static bool IsTie(Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Thrown by a commit, it does not say whether there was one.</summary>
    public static bool LeavesDoubt(Exception error) => error is PostgresException { SqlState: var state } ? IsEnding(state) : error is NpgsqlException or IOException or OperationCanceledException or TimeoutException;

    /// <summary>What is wrong with the server, as far as the program's other parts know such faults; null: the statement was wrong.</summary>
    public static StorageException? Trouble(PostgresAddress address, Exception error) => error switch
    {
        StorageException { IsLasting: true } known => known,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Of(StorageFault.Full, address, error, "no room is left on the server's disk", "Make some; it goes on by itself."),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => Of(StorageFault.ReadOnly, address, error, "the server may only be read from: it is a standby, or default_transaction_read_only is on", "Name the primary, or all servers of which one is, in Host."),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => Of(StorageFault.Held, address, error, "another session has kept locked what is needed", "SELECT pid, pg_blocking_pids(pid), query FROM pg_stat_activity shows which; SELECT pg_terminate_backend(PID) ends it."),
        PostgresException { SqlState: DataCorrupted or IndexCorrupted } damaged => Of(StorageFault.Broken, address, error, $"it is damaged ({damaged.MessageText})", "Look into the server's log, and restore the last backup: pg_restore, docs/operate.md."),
        PostgresException { SqlState: var state } other when IsOfServer(state) && !IsEnding(state) => Of(StorageFault.Unreachable, address, other),
        _ when IsPassing(error) => new StorageException($"{PostgresAddress.Key}: {address} does not take what is written ({Said(error)}). Look whether PostgreSQL runs and can be reached.", error),
        _ => null,
    };

    /// <summary>What an operator reads when the program cannot start on it.</summary>
    public static StorageException AtStart(PostgresAddress address, Exception error) =>
        Trouble(address, error) is { Fault: not StorageFault.Unreachable } trouble ? trouble : Of(StorageFault.Unreachable, address, error);

    private static StorageException Of(StorageFault fault, PostgresAddress address, Exception error, string what, string remedy) => new(fault, $"{PostgresAddress.Key}: {address}: {what}. {remedy}", error);

    private static StorageException Of(StorageFault fault, PostgresAddress address, Exception error)
    {
        var (what, remedy) = error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                ($"the server refuses the user {address.User} or the password", "Set Username and Password to those of a user of that server."),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                ($"the server has no database {address.DatabaseName}", $"Make it: CREATE DATABASE {address.DatabaseName} OWNER {address.User} ENCODING 'UTF8'."),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                ($"the user {address.User} may not make or change tables there", $"Make it the owner: ALTER DATABASE {address.DatabaseName} OWNER TO {address.User}."),
            PostgresException other => ($"the server answers {other.SqlState} ({other.MessageText})", "Look that code up in PostgreSQL's list of error codes, and into the server's log."),
            _ => ($"nothing answers there ({Said(error)})", "Start PostgreSQL, or set Host and Port to where it is, and let this machine through to it."),
        };
        return Of(fault, address, error, what, remedy);
    }

    /// <summary>Of several servers, what each of them comes to.</summary>
    private static string Said(Exception error) => error switch
    {
        { InnerException: AggregateException servers } => string.Join("; ", servers.InnerExceptions.Select(Said).Distinct()),
        NpgsqlException { InnerException: null } and not PostgresException => "none of the servers is the primary",
        _ => (error.InnerException?.Message ?? error.Message).TrimEnd('.'),
    };

    /// <summary>
    /// It lies with the server and how it is set up, not with the statement: no such database, user or right any more, its limits, a statement
    /// that it broke off, the disk.
    /// </summary>
    private static bool IsOfServer(string state) =>
        state is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.QueryCanceled || state[..2] is "28" or "53" or "58";

    /// <summary>Class 08 (connection) and 57P01 to 57P05 (the server ends or starts).</summary>
    private static bool IsEnding(string state) => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal);
}
