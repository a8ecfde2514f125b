using NJsonSchema;

namespace ChatSla.Tests.Manifest;

/// <summary>Microsoft's schema of Teams manifests, as its package @microsoft/app-manifest carries it.</summary>
internal sealed class TeamsSchema
{
    public const string Version = "1.29";

    private readonly JsonSchema schema;

    private TeamsSchema(JsonSchema schema) => this.schema = schema;

    /// <summary>Skips the test where "npm ci" has not been run in the folder tests; fails there where CI=true.</summary>
    public static async Task<TeamsSchema> LoadAsync(string name = "MicrosoftTeams.schema.json")
    {
        var file = Path.Combine(
            Shared.Checkout, "tests", "node_modules", "@microsoft", "app-manifest", "build", "json-schemas", "teams", $"v{Version}", name);
        if (!File.Exists(file))
        {
            const string missing = "The schema of Teams manifests is not installed; run \"npm ci\" in the folder tests.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
            Assert.Skip(missing);
        }

        return new TeamsSchema(await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
    }

    /// <summary>What is wrong, each with its place.</summary>
    public IReadOnlyList<string> FaultsOf(string manifest) => [.. schema.Validate(manifest).Select(fault => $"{fault.Path}: {fault.Kind}")];
}
