using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using NodaTime;

namespace ChatSla.Storage;

/// <summary>How our values stand in columns: instants as Unix milliseconds, ids as text, yes and no as 1 and 0. Columns are snake_case.</summary>
internal static class DapperTypes
{
    [ModuleInitializer]
    internal static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(typeof(Instant), new Type<Instant>(
            DbType.Int64, at => at.ToUnixTimeMilliseconds(), value => Instant.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture))));
        Replace(new Type<Guid>(DbType.String, id => id.ToString("D"), value => Guid.Parse((string)value)));
        Replace(new Type<bool>(DbType.Int64, yes => yes ? 1L : 0L, value => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0));
    }

    private static void Replace<T>(Type<T> type)
        where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(typeof(T), type);
    }

    /// <summary>Nothing has a type too: PostgreSQL does not guess one.</summary>
    private sealed class Type<T>(DbType inColumn, Func<T, object> write, Func<object, T> read) : SqlMapper.ITypeHandler
        where T : struct
    {
        public object? Parse(Type destinationType, object value) => read(value);

        public void SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = inColumn;
            parameter.Value = value is T known ? write(known) : DBNull.Value;
        }
    }
}
