using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ChatSla.Storage;

/// <summary>Stands for the kept command with its text. A text that is changed after it was set (a list was written out into it) is not kept.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private SqliteCommand? inner;
    private DbTransaction? transaction;
    private bool isKept = true;

    [AllowNull]
    public override string CommandText
    {
        get => inner?.CommandText ?? "";
        set => SetText(value ?? "");
    }

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text) throw new NotSupportedException();
        }
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => Inner.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => transaction;
        set
        {
            transaction = value;
            if (inner is not null) inner.Transaction = (SqliteTransaction?)value;
        }
    }

    private SqliteCommand Inner => inner ?? throw new InvalidOperationException("The text comes first.");

    public override void Cancel() => inner?.Cancel();

    public override int ExecuteNonQuery() => Inner.ExecuteNonQuery();

    public override object? ExecuteScalar() => Inner.ExecuteScalar();

    public override void Prepare() => Inner.Prepare();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Inner.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing && inner is { } command)
        {
            inner = null;
            if (isKept) connection.GiveBack(command);
            else command.Dispose();
        }

        base.Dispose(disposing);
    }

    private void SetText(string text)
    {
        if (inner is null)
        {
            inner = connection.Take(text);
            inner.Transaction = (SqliteTransaction?)transaction;
        }
        else if (inner.CommandText != text)
        {
            inner.CommandText = text;
            isKept = false;
        }
    }
}
