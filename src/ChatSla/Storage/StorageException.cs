namespace ChatSla.Storage;

/// <summary>The database cannot be used, or cannot be written to. The message is for the operator: what is wrong with which file and what to do.</summary>
public sealed class StorageException(StorageFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StorageException(string message, Exception? inner = null)
        : this(StorageFault.Unreachable, message, inner)
    {
    }

    public StorageFault Fault { get; } = fault;

    /// <summary>It may have been stored all the same.</summary>
    public bool LeavesDoubt { get; init; }

    /// <summary>It does not go by itself, and going on would make it worse.</summary>
    public bool IsLasting => Fault is StorageFault.Broken or StorageFault.Gone or StorageFault.Newer;
}

/// <summary>What is wrong with a database. The names are shown by /health/ready.</summary>
public enum StorageFault
{
    /// <summary>No room is left on its disk.</summary>
    Full,

    /// <summary>It, or its folder, may not be written to.</summary>
    ReadOnly,

    /// <summary>Its content is damaged, or it is no database.</summary>
    Broken,

    /// <summary>The file is not where it was, or another lies in its place.</summary>
    Gone,

    /// <summary>Another process holds it.</summary>
    Held,

    /// <summary>A newer version of the program has changed its schema.</summary>
    Newer,

    /// <summary>The disk or the network in between reports an error.</summary>
    Unreachable,
}
