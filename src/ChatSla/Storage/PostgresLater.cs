using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace ChatSla.Storage;

/// <summary>Statements that wait to be sent together. What is executed on it only takes its place in the line.</summary>
internal sealed class PostgresLater(NpgsqlConnection connection, NpgsqlTransaction transaction) : DbConnection
{
    private readonly List<NpgsqlCommand> waiting = [];

    public bool IsEmpty => waiting.Count == 0;

    [AllowNull]
    public override string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException();
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    /// <summary>One way to the server and back for all of them, in their order.</summary>
    /// <returns>The first value that any of them gives; null where there is none.</returns>
    public async Task<object?> SendAsync()
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in waiting) batch.BatchCommands.Add(Part(command));
        waiting.Clear();
        return await batch.ExecuteScalarAsync();
    }

    public override void Open() => throw new NotSupportedException();

    public override void Close() => throw new NotSupportedException();

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbCommand CreateDbCommand() => new Command(this);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    private static NpgsqlBatchCommand Part(NpgsqlCommand command)
    {
        var part = new NpgsqlBatchCommand(command.CommandText);
        var parameters = command.Parameters.ToArray<NpgsqlParameter>();
        command.Parameters.Clear();
        part.Parameters.AddRange(parameters);
        return part;
    }

    private sealed class Command(PostgresLater line) : DbCommand
    {
        private readonly NpgsqlCommand inner = new();

        [AllowNull]
        public override string CommandText
        {
            get => inner.CommandText;
#pragma warning disable CA2100 // The text is the caller's; values come as parameters.
            set => inner.CommandText = value;
#pragma warning restore CA2100
        }

        public override int CommandTimeout { get; set; } = 30;

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection
        {
            get => line;
            set => throw new NotSupportedException();
        }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery()
        {
            line.waiting.Add(inner);
            return 0;
        }

        public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Task.FromResult(ExecuteNonQuery());

        public override object? ExecuteScalar() => throw new NotSupportedException();

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => new NpgsqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();
    }
}
