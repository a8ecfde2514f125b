namespace ChatSla.EndToEnd;

/// <summary>What tests leave behind to be looked at; git ignores the folder.</summary>
internal static class Artifacts
{
    /// <summary>An empty folder of that name.</summary>
    public static string Fresh(params string[] path)
    {
        var folder = Path.Combine([Shared.Checkout, "artifacts", .. path]);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
