namespace ChatSla.Storage;

/// <summary>Where the journal is kept.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite file. A relative path counts from the folder the program is started in.</summary>
    public string Path { get; set; } = "chatsla.db";
}

/// <summary>The checked place of the SQLite file.</summary>
public sealed record StoragePath(string File);
