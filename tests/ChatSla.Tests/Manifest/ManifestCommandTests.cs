using System.CommandLine;
using System.IO.Compression;
using System.Text.Json.Nodes;
using ChatSla.Manifest;

namespace ChatSla.Tests.Manifest;

/// <summary>chatsla manifest.</summary>
public sealed class ManifestCommandTests : IDisposable
{
    private const string BotId = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private const string AppId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private readonly string folder = Directory.CreateTempSubdirectory("chatsla-manifest-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    private string Package => Path.Combine(folder, "chatsla.zip");

    [Fact]
    public async Task The_package_holds_the_manifest_and_its_icons_at_its_root_and_nothing_else()
    {
        await PackAsync();

        using var zip = await ZipFile.OpenReadAsync(Package, Cancellation);
        Assert.Equal(["manifest.json", "sv.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(await ReadAsync("color.png"), await File.ReadAllBytesAsync(Path.Combine(Shared.Checkout, "manifest", "color.png"), Cancellation));
        Assert.Equal(await ReadAsync("outline.png"), await File.ReadAllBytesAsync(Path.Combine(Shared.Checkout, "manifest", "outline.png"), Cancellation));
    }

    [Fact]
    public async Task The_packed_manifest_follows_the_schema_of_Teams()
    {
        var schema = await TeamsSchema.LoadAsync();

        await PackAsync("--domain", "chatsla.contoso.com");

        Assert.Empty(schema.FaultsOf(await ManifestAsync()));
    }

    [Fact]
    public async Task Ids_and_domains_take_the_place_of_the_examples()
    {
        await PackAsync("--app-id", AppId, "--domain", "chatsla.contoso.com", "--domain", "Help.Contoso.com");

        var text = await ManifestAsync();
        var manifest = JsonNode.Parse(text)!;
        Assert.Equal(AppId, (string?)manifest["id"]);
        Assert.Equal(BotId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal((BotId, $"api://botid-{BotId}"), ((string?)manifest["webApplicationInfo"]!["id"], (string?)manifest["webApplicationInfo"]!["resource"]));
        Assert.Equal(["chatsla.contoso.com", "help.contoso.com"], manifest["validDomains"]!.AsArray().Select(domain => (string?)domain));
        Assert.Equal("https://chatsla.contoso.com/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.DoesNotContain("00000000-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_domain_none_is_claimed_and_that_is_said()
    {
        await PackAsync();

        Assert.Empty(JsonNode.Parse(await ManifestAsync())!["validDomains"]!.AsArray());
        Assert.Contains("No --domain was given", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_id_follows_from_the_bot_id_where_none_is_given()
    {
        await PackAsync();

        // What "uuidgen --sha1 --namespace BOT-ID --name chatsla" says.
        Assert.Equal("119beb21-d865-537b-8fa5-fdb381ed4b59", (string?)JsonNode.Parse(await ManifestAsync())!["id"]);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_and_the_same_order_gives_the_same_bytes()
    {
        await PackAsync();
        var first = await File.ReadAllBytesAsync(Package, Cancellation);
        await File.WriteAllTextAsync(Package, new string('x', first.Length * 2), Cancellation);

        await PackAsync();

        Assert.Equal(first, await File.ReadAllBytesAsync(Package, Cancellation));
    }

    [Theory]
    [InlineData("--bot-id is missing")]
    [InlineData("--bot-id has no value", "--bot-id")]
    [InlineData("--bot-id: \"chatsla\" is not a GUID", "--bot-id", "chatsla")]
    [InlineData("--bot-id: \"00000000-0000-0000-0000-000000000000\" is not a GUID", "--bot-id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("--bot-id was given 2 times", "--bot-id", BotId, "--bot-id", AppId)]
    [InlineData("--app-id: \"7c9e\" is not a GUID", "--bot-id", BotId, "--app-id", "7c9e")]
    [InlineData("--domain: \"https://contoso.com\" is not a host", "--bot-id", BotId, "--domain", "https://contoso.com")]
    [InlineData("--domain: \"contoso.com/bot\" is not a host", "--bot-id", BotId, "--domain", "contoso.com/bot")]
    [InlineData("--domain: \"localhost\" is not a host", "--bot-id", BotId, "--domain", "localhost")]
    [InlineData("--domain: give 1 to 100 hosts", "--bot-id", BotId, "--domain")]
    [InlineData("\"--bot\" is not known to chatsla manifest", "--bot", BotId)]
    public async Task What_is_wrong_is_said_in_a_sentence_that_names_the_option(string sentence, params string[] arguments)
    {
        Assert.Equal(2, await RunAsync([.. arguments, "--out", Package]));

        Assert.StartsWith(sentence, error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
        Assert.Empty(output.ToString());
        Assert.False(File.Exists(Package));
    }

    [Theory]
    [InlineData("no-such-folder/chatsla.zip", "cannot be written")]
    [InlineData("", "is a folder")]
    public async Task A_file_that_cannot_be_written_is_said_by_its_path(string file, string because)
    {
        Assert.Equal(2, await RunAsync("--bot-id", BotId, "--out", Path.Combine(folder, file)));

        Assert.StartsWith($"--out: {folder}", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(because, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_knows_the_command()
    {
        var main = typeof(ChatSlaProgram).Assembly.EntryPoint!;

        Assert.Equal(0, main.Invoke(null, [new[] { "manifest", "--bot-id", BotId, "--out", Package }]));
        Assert.True(File.Exists(Package));
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task PackAsync(params string[] more)
    {
        Assert.Equal(0, await RunAsync(["--bot-id", BotId, "--out", Package, .. more]));
        Assert.Empty(error.ToString());
    }

    private Task<int> RunAsync(params string[] arguments) =>
        ManifestCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancellation);

    private async Task<string> ManifestAsync() => System.Text.Encoding.UTF8.GetString(await ReadAsync("manifest.json"));

    private async Task<byte[]> ReadAsync(string entry)
    {
        await using var zip = await ZipFile.OpenReadAsync(Package, Cancellation);
        await using var stream = await zip.GetEntry(entry)!.OpenAsync(Cancellation);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Cancellation);
        return content.ToArray();
    }
}
