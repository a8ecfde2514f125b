using System.Reflection;

namespace ChatSla.Storage;

/// <summary>The numbered SQL files of the schema, applied in order, each once. The caller holds the lock and the transaction.</summary>
public static class SchemaSteps
{
    private const string Prefix = "ChatSla.Storage.Schema.";

    public static async Task ApplyAsync(DbSession session)
    {
        await session.RunAsync("CREATE TABLE IF NOT EXISTS schema_steps (name TEXT PRIMARY KEY)");
        var applied = await session.ListAsync<string>("SELECT name FROM schema_steps");
        foreach (var name in Names().Except(applied))
        {
            await session.RunAsync(Text(name));
            await session.RunAsync("INSERT INTO schema_steps (name) VALUES (@name)", new { name });
        }
    }

    /// <summary>How many steps a database lacks that an older version of the program has left; its next start takes them.</summary>
    public static async Task<int> CountMissingAsync(DbSession session) => Names().Except(await session.ListAsync<string>("SELECT name FROM schema_steps")).Count();

    private static IEnumerable<string> Names() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
