using System.Text.Json.Nodes;

namespace ChatSla.Core.Tests;

/// <summary>Reference data that lies beside the checkout and never in it.</summary>
internal static class Shared
{
    public static string Checkout { get; } = FindCheckout();

    /// <summary>Skips the test when the file is missing, except where everything must be present (CI=true).</summary>
    public static JsonNode ReadJson(string file)
    {
        var path = Path.Combine(Checkout, "..", "shared", "reference", file);

        if (!File.Exists(path))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"The reference data {file} is missing.");
            Assert.Skip($"The reference data {file} does not lie beside this checkout.");
        }

        return JsonNode.Parse(File.ReadAllText(path))!;
    }

    private static string FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatSla.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
