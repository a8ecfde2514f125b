namespace ChatSla.Storage;

/// <summary>Where the journal is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite file. A relative path counts from the folder the program is started in.</summary>
    public string Path { get; set; } = "chatsla.db";

    /// <summary>
    /// A PostgreSQL database for several replicas, in place of the file: "Host=...;Database=...;Username=...;Password=...". Holds a secret.
    /// </summary>
    public string? Postgres { get; set; }
}

/// <summary>The checked place of the journal: the SQLite file, or the PostgreSQL database where there is one.</summary>
public sealed record StoragePath(string File, PostgresAddress? Postgres = null)
{
    /// <summary>As an operator knows it; without secrets.</summary>
    public string Name => Postgres?.ToString() ?? File;
}
