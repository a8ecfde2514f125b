using System.Text.Json.Nodes;
using ChatSla.Commands;

namespace ChatSla.Tests.Manifest;

/// <summary>The manifest and the icons as they are committed.</summary>
public sealed class ManifestTests
{
    private static readonly string Folder = Path.Combine(Shared.Checkout, "manifest");

    private readonly string text = File.ReadAllText(Path.Combine(Folder, "manifest.json"));

    [Fact]
    public async Task The_manifest_follows_the_schema_of_Teams()
    {
        var schema = await TeamsSchema.LoadAsync();

        Assert.Empty(schema.FaultsOf(text));
    }

    [Fact]
    public void The_manifest_names_the_version_it_is_held_against()
    {
        var manifest = JsonNode.Parse(text)!;

        Assert.Equal(TeamsSchema.Version, (string?)manifest["manifestVersion"]);
        Assert.Contains($"/v{TeamsSchema.Version}/", (string?)manifest["$schema"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"groupChat\"", "\"groupchat\"")] // as old samples write it
    [InlineData("\"accentColor\"", "\"acentColor\"")]
    [InlineData("00000000-0000-0000-0000-000000000b07", "the bot")]
    [InlineData("\"ChatSla: answer times for shared mailboxes\"", "\"A name that goes on and on, so long that Teams has no place where it could ever show the whole of it, can it\"")]
    public async Task What_Teams_does_not_know_is_refused(string right, string wrong)
    {
        var schema = await TeamsSchema.LoadAsync();

        Assert.NotEmpty(schema.FaultsOf(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_permission_to_read_channels_or_chats_is_asked_for()
    {
        Assert.Null(JsonNode.Parse(text)!["authorization"]);
    }

    [Fact]
    public void Every_command_that_Teams_offers_is_known_to_the_bot()
    {
        var lists = JsonNode.Parse(text)!["bots"]![0]!["commandLists"]!.AsArray();
        var offered = lists.SelectMany(list => list!["commands"]!.AsArray()).Select(command => (string)command!["title"]!).Distinct().ToList();

        Assert.Equal(["help", "open", "mine", "overdue", "show", "claim", "answer", "when is it due", "summary", "who is on", "away", "watch", "language"], offered);
        Assert.All(offered, name => Assert.IsNotType<Command.Unknown>(CommandWords.Parse(name)));
        Assert.All(lists, list => Assert.InRange(list!["commands"]!.AsArray().Count, 1, 12));
    }

    [Fact]
    public void What_Teams_offers_in_Swedish_is_the_same_command()
    {
        var swedish = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "sv.json")))!;
        var lists = JsonNode.Parse(text)!["bots"]![0]!["commandLists"]!.AsArray();

        foreach (var (list, commands) in lists.Select(list => list!["commands"]!.AsArray()).Index())
        {
            foreach (var (at, command) in commands.Index())
            {
                var title = (string)swedish[$"bots[0].commandLists[{list}].commands[{at}].title"]!;
                Assert.Equal(CommandVocabulary.Find((string)command!["title"]!)!.Value.Verb, CommandVocabulary.Find(title)!.Value.Verb);
                Assert.NotNull(swedish[$"bots[0].commandLists[{list}].commands[{at}].description"]);
            }
        }
    }

    [Fact]
    public async Task The_Swedish_words_follow_their_schema() =>
        Assert.Empty((await TeamsSchema.LoadAsync("MicrosoftTeams.Localization.schema.json")).FaultsOf(await File.ReadAllTextAsync(Path.Combine(Folder, "sv.json"), TestContext.Current.CancellationToken)));

    [Fact]
    public void The_message_extension_asks_for_what_the_program_answers() =>
        Assert.Equal(ChatSla.Search.SearchOrder.CommandId, (string?)JsonNode.Parse(text)!["composeExtensions"]![0]!["commands"]![0]!["id"]);

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_has_the_size_that_Teams_wants(string file, int size)
    {
        var icon = Icon(file);

        Assert.Equal((size, size), (icon.Width, icon.Height));
    }

    [Fact]
    public void The_outline_is_white_on_nothing()
    {
        var pixels = Icon("outline.png").Pixels;

        Assert.All(pixels.Where(pixel => pixel.Alpha > 0), pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(pixels, pixel => pixel.Alpha == 255);
        Assert.Contains(pixels, pixel => pixel.Alpha == 0);
    }

    [Fact]
    public void The_colour_icon_covers_its_square()
    {
        Assert.DoesNotContain(Icon("color.png").Pixels, pixel => pixel.Alpha < 255);
    }

    private static PngImage Icon(string file) => new(File.ReadAllBytes(Path.Combine(Folder, file)));
}
