using System.Text.Json.Nodes;

namespace ChatSla;

/// <summary>
/// Reference material that lies beside the checkout and is never copied into it. A user's clone has none: tests that need it
/// are skipped there, and fail where CI=true.
/// </summary>
internal static class Shared
{
    /// <summary>The folder that holds ChatSla.sln.</summary>
    public static string Checkout { get; } = FindCheckout();

    /// <param name="relative">For example "reference/time-vectors.json".</param>
    public static string PathOf(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Checkout, "..", "shared", relative));
        if (File.Exists(path)) return path;

        var missing = $"The reference file {relative} does not lie beside this checkout.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
        Assert.Skip(missing);
        return path;
    }

    /// <param name="file">Its name in the reference folder.</param>
    public static JsonNode ReadJson(string file) => JsonNode.Parse(File.ReadAllText(PathOf($"reference/{file}")))!;

    private static string FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatSla.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
