using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatSla.Tests.Languages;

/// <summary>Every word that people read exists in every language, with the same places to fill.</summary>
public sealed partial class TranslationTests
{
    private static readonly string Source = Path.Combine(Shared.Checkout, "src/ChatSla");

    /// <summary>Words that are the same in Swedish.</summary>
    private static readonly string[] SameInSwedish = ["ChatSla", "{0}", "{0} h", "{0} min", "{0} h {1} min", "Status", "Team", "Test"];

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Source, "*Strings.resx", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Source, file))];

    [Theory, MemberData(nameof(Files))]
    public void No_key_lacks_a_translation(string file) => Assert.Equal(Read(file).Keys.Order(), Read(Swedish(file)).Keys.Order());

    [Theory, MemberData(nameof(Files))]
    public void Both_languages_fill_the_same_places(string file)
    {
        var swedish = Read(Swedish(file));

        Assert.All(Read(file), text => Assert.Equal(Places(text.Value), Places(swedish[text.Key])));
    }

    [Theory, MemberData(nameof(Files))]
    public void What_stands_in_the_Swedish_file_is_Swedish(string file)
    {
        var swedish = Read(Swedish(file));

        Assert.DoesNotContain(Read(file), text => text.Value == swedish[text.Key] && Words().IsMatch(text.Value) && !SameInSwedish.Contains(text.Value));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_key_is_used(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);

        Assert.DoesNotContain(Read(file).Keys, key => !Regex.IsMatch(Code, $@"\b{name}\.{key}\b"));
    }

    [Fact]
    public void No_translation_stands_alone() => Assert.All(
        Directory.EnumerateFiles(Source, "*.sv.resx", SearchOption.AllDirectories), file => Assert.True(File.Exists(file.Replace(".sv.resx", ".resx", StringComparison.Ordinal)), file));

    private static readonly string Code = string.Concat(Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Source, file)).Root!.Elements("data")
        .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static string Swedish(string file) => file.Replace(".resx", ".sv.resx", StringComparison.Ordinal);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(place => place.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Words();
}
