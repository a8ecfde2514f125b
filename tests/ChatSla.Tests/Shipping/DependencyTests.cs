using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatSla.Tests.Shipping;

/// <summary>docs/dependencies.md, held against what was restored for the program.</summary>
public sealed partial class DependencyTests
{
    private static readonly JsonNode Assets = JsonNode.Parse(File.ReadAllText(Path.Combine(Shared.Checkout, "src", "ChatSla", "obj", "project.assets.json")))!;

    private static readonly Dictionary<string, (string Version, string Licence)> Listed = Line()
        .Matches(File.ReadAllText(Path.Combine(Shared.Checkout, "docs", "dependencies.md"))).ToDictionary(line => line.Groups[1].Value, line => (line.Groups[2].Value, line.Groups[3].Value));

    [Fact]
    public void Every_package_that_is_shipped_is_listed_with_its_version_and_no_other() =>
        Assert.Equal(Shipped().Select(one => $"{one.Name} {one.Version}").Order(), Listed.Select(one => $"{one.Key} {one.Value.Version}").Order());

    [Fact]
    public void Each_licence_is_the_one_that_the_package_names() => Assert.All(Shipped(), one =>
    {
        var licence = XDocument.Load(one.Nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        if ((string?)licence?.Attribute("type") == "expression") Assert.Equal(licence.Value, Listed[one.Name].Licence);
        Assert.Contains(Listed[one.Name].Licence, new[] { "MIT", "Apache-2.0", "PostgreSQL", "public domain" });
    });

    private static IEnumerable<(string Name, string Version, string Nuspec)> Shipped()
    {
        var folders = Assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        foreach (var (key, package) in Assets["targets"]!["net10.0"]!.AsObject())
        {
            if ((string)package!["type"]! != "package" || key.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)) continue;

            var (name, version) = (key.Split('/')[0], key.Split('/')[1]);
            var folder = folders.Select(one => Path.Combine(one, (string)Assets["libraries"]![key]!["path"]!)).First(Directory.Exists);
            yield return (name, version, Directory.GetFiles(folder, "*.nuspec").Single());
        }
    }

    [GeneratedRegex(@"^\| ([A-Za-z0-9_.]+) \| ([0-9.]+) \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
