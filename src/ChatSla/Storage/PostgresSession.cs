using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace ChatSla.Storage;

/// <summary>
/// The same SQL on PostgreSQL. A list is one value there, so that a statement is the same text however long the list is; texts compare by
/// their bytes, as on SQLite.
/// </summary>
internal sealed partial class PostgresSession(NpgsqlConnection connection, NpgsqlTransaction? transaction) : DbSession(connection, transaction)
{
    /// <summary>Texts that are put together as they are needed do not fill the memory.</summary>
    private const int Most = 1000;

    private static readonly ConcurrentDictionary<string, (string Text, bool HasList)> Fitted = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> TextProperties = new();

    private readonly PostgresLater? later = transaction is null ? null : new PostgresLater(connection, transaction);

    public override string ForUpdate => transaction is null ? "" : " FOR UPDATE";

    public override string SkipLocked => transaction is null ? "" : " FOR UPDATE SKIP LOCKED";

    public override Task LockAsync(string name) => RunAsync("SELECT pg_advisory_xact_lock(hashtextextended(@name, 1907))", new { name });

    public override Task RunLaterAsync(string sql, object? args = null)
    {
        if (later is null) return RunAsync(sql, args);

        Fit(ref sql, ref args);
        return later.ExecuteAsync(sql, args);
    }

    internal override Task FlushAsync() => later is null or { IsEmpty: true } ? Task.CompletedTask : later.SendAsync();

    /// <summary>Runs what was to run later, and with it a last statement that gives one number or none.</summary>
    internal async Task<long?> EndAsync(string sql, object args)
    {
        await RunLaterAsync(sql, args);
        return await later!.SendAsync() as long?;
    }

    internal override Task RunStepAsync(string sql) => RunAsync(Texts().Replace(sql, "TEXT COLLATE \"C\""));

    protected override void Fit(ref string sql, ref object? args)
    {
        if (!Fitted.TryGetValue(sql, out var fitted))
        {
            var text = Lists().Replace(sql, "= ANY(@$1)");
            fitted = (text, text != sql);
            if (Fitted.Count < Most) Fitted[sql] = fitted;
        }

        sql = fitted.Text;
        if (args is not null and not DynamicParameters && (fitted.HasList || HasUnfitText(args))) args = FitValues(args);
    }

    private static bool HasUnfitText(object args) =>
        TextProperties.GetOrAdd(args.GetType(), type => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(string))]).Any(property => property.GetValue(args) is string text && !PostgresText.IsFit(text));

    private static DynamicParameters FitValues(object args)
    {
        var values = new DynamicParameters();
        foreach (var property in Properties.GetOrAdd(args.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            var value = property.GetValue(args);
            if (value is IEnumerable list and not string) values.Add(property.Name, ArrayOf(list));
            else values.Add(property.Name, value is string text ? PostgresText.Fit(text) : value, value is null ? TypeOf(property.PropertyType) : null);
        }

        return values;
    }

    /// <summary>Nothing has a type too: PostgreSQL does not guess one.</summary>
    private static DbType TypeOf(Type type) => type == typeof(string) || type == typeof(Guid?) ? DbType.String : DbType.Int64;

    private static string[] ArrayOf(IEnumerable list) => [.. list.Cast<object>().Select(one => one.ToString()!)];

    [GeneratedRegex(@"\bIN @(\w+)")]
    private static partial Regex Lists();

    /// <summary>The type, which is written in capitals; the column of that name is not.</summary>
    [GeneratedRegex(@"\bTEXT\b")]
    private static partial Regex Texts();
}
