using System.Text;
using System.Text.RegularExpressions;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Gallery;

/// <summary>What holds for every card and dialog, in every language.</summary>
public sealed partial class RegistryTests
{
    private static readonly string Source = Path.Combine(Shared.Checkout, "src/ChatSla");

    /// <summary>What schema 1.5 knows, and Teams draws everywhere.</summary>
    private static readonly string[] Plain =
    [
        "AdaptiveCard", "Container", "ColumnSet", "Column", "TextBlock", "RichTextBlock", "TextRun", "ActionSet", "FactSet", "Fact", "Table", "TableRow", "TableCell",
        "Image", "Input.Text", "Input.ChoiceSet", "Input.Date", "Input.Time", "Input.Toggle", "Input.Number", "Data.Query",
        "Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ToggleVisibility", "Action.ShowCard", "task/fetch", "mention", "person", "messageBack", "imBack",
    ];

    private static IEnumerable<(Shot Shot, Drawn Drawn)> Every => Registry.All.SelectMany(shot => Language.All.Select(language => (shot, shot.In(language))));

    [Fact]
    public void Every_class_that_makes_a_card_has_a_picture() => Assert.Equal(
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Source, file)).Where(file => !file.StartsWith("obj/", StringComparison.Ordinal))
            .Where(file => MakesCard().IsMatch(File.ReadAllText(Path.Combine(Source, file)))).Order(StringComparer.Ordinal),
        Registry.All.Select(shot => shot.Source).Concat(Registry.Unpictured.Keys).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_picture_has_a_name_of_its_own() => Assert.Equal(Registry.All.Count, Registry.All.Select(shot => shot.Name).Distinct().Count());

    [Fact]
    public void Every_newer_element_has_a_fallback() => Assert.All(Every, one =>
    {
        foreach (var element in one.Drawn.Elements.Where(element => element["type"] is not null && !Plain.Contains((string?)element["type"])))
            Assert.True(element["fallback"] is not null, $"{one.Shot.Name}: {element["type"]} has no fallback");
    });

    [Fact]
    public void Every_card_is_of_version_1_5_and_says_something_where_no_card_is_shown() => Assert.All(Every, one =>
    {
        Assert.Equal("1.5", (string?)one.Drawn.Card["version"]);
        Assert.NotEmpty(one.Drawn.Card["body"]!.AsArray());
    });

    [Fact]
    public void Every_card_fits_what_Teams_takes() => Assert.All(Every, one =>
        Assert.InRange(Encoding.Unicode.GetByteCount(one.Drawn.Card.ToJsonString()), 1, Messages.Budget));

    [Fact]
    public void No_colour_stands_alone() => Assert.All(Every, one =>
    {
        foreach (var coloured in one.Drawn.Elements.Where(element => (string?)element["style"] is "good" or "warning" or "attention" && (string?)element["type"] is "Container"))
            Assert.Contains(Drawn.Of(coloured).Elements, element => ((string?)element["text"])?.Any(char.IsLetter) == true);
    });

    [GeneratedRegex(@"Elements\.AdaptiveCard\(|DialogFrame\.(Ask|Show)\(|new DialogPage\(|DialogPage Page\(")]
    private static partial Regex MakesCard();
}
