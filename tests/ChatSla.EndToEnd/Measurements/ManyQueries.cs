using Microsoft.Data.Sqlite;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>Multiplies an open query in a database whose program is stopped: its events, mail, card and the messages that wait for midnight.</summary>
internal static class ManyQueries
{
    private const string Numbered = "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < @count)";

    /// <param name="spreadMs">Their amber instants lie so far apart at most; 0: all as the first one's.</param>
    /// <returns>The first amber instant, in Unix milliseconds.</returns>
    public static long Pour(string file, int count, int spreadMs)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        var query = Text(connection, "SELECT id FROM queries WHERE state = 'open' ORDER BY number LIMIT 1");
        var mail = Text(connection, "SELECT id FROM mails WHERE query_id = @query AND outcome = 'Opened'", ("@query", query));
        var warn = long.Parse(Text(connection, "SELECT warn_at FROM queries WHERE id = @query", ("@query", query)), System.Globalization.CultureInfo.InvariantCulture);

        using var transaction = connection.BeginTransaction();
        Run(connection, $"CREATE TEMP TABLE n AS {Numbered} SELECT i, substr(@query, 1, 24) || printf('%012x', i) AS qid, substr(@mail, 1, 24) || printf('%012x', i) AS mid, (i * 7919) % @spread AS late FROM c",
            ("@count", count), ("@query", query), ("@mail", mail), ("@spread", Math.Max(1, spreadMs)));
        (string Table, string Where, (string Column, string Value)[] Other)[] copies =
        [
            ("queries", "t.id = @query", [("id", "n.qid"), ("number", "1000000 + n.i"), ("warn_at", "t.warn_at + n.late"), ("next_turn_at", "t.warn_at + n.late"), ("next_alert_at", "t.warn_at + n.late")]),
            ("query_events", "t.query_id = @query", [("query_id", "n.qid"), ("body", "replace(replace(t.body, @mail, n.mid), '\"warnAt\":' || @warn, '\"warnAt\":' || (@warn + n.late))")]),
            ("query_mailboxes", "t.query_id = @query", [("query_id", "n.qid")]),
            ("promises", "t.query_id = @query", [("query_id", "n.qid")]),
            ("cards", "t.query_id = @query", [("query_id", "n.qid"), ("activity_id", "t.activity_id || n.i")]),
            ("mails", "t.id = @mail", [("id", "n.mid"), ("query_id", "n.qid"), ("graph_id", "t.graph_id || n.i"), ("message_id", "'<many-' || n.i || '@acme.example>'"), ("conversation_id", "t.conversation_id || n.i")]),
            ("mail_words", "t.mail_id = @mail", [("mail_id", "n.mid")]),
            ("outbox", "t.kind = 'RepaintCard' AND t.done_at IS NULL AND t.body LIKE '%' || @query || '%'",
                [("id", "substr(t.id, 1, 24) || printf('%012x', n.i)"), ("once_key", "replace(t.once_key, @query, n.qid)"), ("body", "replace(t.body, @query, n.qid)")]),
        ];
        foreach (var (table, where, other) in copies)
        {
            var columns = List(connection, $"SELECT name FROM pragma_table_info('{table}')");
            var values = columns.Select(column => other.FirstOrDefault(one => one.Column == column).Value ?? $"t.{column}");
            Run(connection, $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM n CROSS JOIN {table} t WHERE {where}", ("@query", query), ("@mail", mail), ("@warn", warn));
        }

        Run(connection, "DROP TABLE n");
        transaction.Commit();
        return warn;
    }

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] args)
    {
        using var command = Command(connection, sql, args);
        command.ExecuteNonQuery();
    }

    private static string Text(SqliteConnection connection, string sql, params (string Name, object Value)[] args)
    {
        using var command = Command(connection, sql, args);
        return command.ExecuteScalar()!.ToString()!;
    }

    private static List<string> List(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] args)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in args.Where(one => sql.Contains(one.Name, StringComparison.Ordinal))) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
