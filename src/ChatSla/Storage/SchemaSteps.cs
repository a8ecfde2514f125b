using System.Reflection;

namespace ChatSla.Storage;

/// <summary>The numbered SQL files of the schema, applied in order, each once. The caller holds the lock and the transaction. Steps that a later version has taken are let be.</summary>
public static class SchemaSteps
{
    private const string Prefix = "ChatSla.Storage.Schema.";

    /// <summary>As "0042-one-table-for-two.breaks.sql".</summary>
    private const string Breaks = ".breaks.sql";

    /// <exception cref="StorageException">A newer version has made it unfit for this one; nothing is applied.</exception>
    public static async Task ApplyAsync(DbSession session)
    {
        await session.RunStepAsync("CREATE TABLE IF NOT EXISTS schema_steps (name TEXT PRIMARY KEY)");
        var applied = await session.ListAsync<string>("SELECT name FROM schema_steps");
        Refuse(applied);
        foreach (var name in Names().Except(applied))
        {
            await session.RunStepAsync(Text(name));
            await session.RunAsync("INSERT INTO schema_steps (name) VALUES (@name)", new { name });
        }
    }

    /// <summary>Steps that only a newer version knows are let be, unless they are named so as to say that earlier versions cannot work on them.</summary>
    /// <exception cref="StorageException">There is such a step.</exception>
    public static void Refuse(IEnumerable<string> applied)
    {
        var breaking = applied.Except(Names()).Where(name => name.EndsWith(Breaks, StringComparison.Ordinal)).Select(name => name.Replace(Prefix, "", StringComparison.Ordinal)).ToList();
        if (breaking.Count == 0) return;

        throw new StorageException(
            StorageFault.Newer,
            $"The database was changed by a newer version of ChatSla so that this one cannot use it ({string.Join(", ", breaking)}). Start that version again, or restore a backup from before the upgrade.");
    }

    /// <summary>As at the start, for a program that runs while a newer one starts beside it.</summary>
    /// <exception cref="StorageException">There is such a step.</exception>
    public static async Task RefuseAsync(DbSession session) => Refuse(await session.ListAsync<string>($"SELECT name FROM schema_steps WHERE name LIKE '%{Breaks}'"));

    /// <summary>How many steps a database lacks that an older version of the program has left; its next start takes them.</summary>
    public static async Task<int> CountMissingAsync(DbSession session) => Names().Except(await session.ListAsync<string>("SELECT name FROM schema_steps")).Count();

    /// <summary>How many steps a later version of the program has taken.</summary>
    public static async Task<int> CountUnknownAsync(DbSession session) => (await session.ListAsync<string>("SELECT name FROM schema_steps")).Except(Names()).Count();

    private static IEnumerable<string> Names() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
