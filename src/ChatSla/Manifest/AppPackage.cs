using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.Manifest;

/// <summary>The zip that Teams takes: the manifest, its Swedish words and its two icons at the root. The same order gives the same bytes.</summary>
public static class AppPackage
{
    /// <summary>Stands in the committed manifest for the first domain; the two ids below stand for the real ones.</summary>
    public const string ExampleDomain = "chatsla.example.com";

    private const string ExampleBotId = "00000000-0000-0000-0000-000000000b07";
    private const string ExampleAppId = "00000000-0000-0000-0000-00000000a991";

    /// <summary>The first instant a zip can state.</summary>
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Pack(PackageOrder order)
    {
        using var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create))
        {
            Add(zip, "manifest.json", Fill(order));
            Add(zip, "sv.json", Embedded("sv.json"));
            Add(zip, "color.png", Embedded("color.png"));
            Add(zip, "outline.png", Embedded("outline.png"));
        }

        return package.ToArray();
    }

    private static byte[] Fill(PackageOrder order)
    {
        var text = Encoding.UTF8.GetString(Embedded("manifest.json"))
            .Replace(ExampleBotId, order.BotId.ToString(), StringComparison.Ordinal)
            .Replace(ExampleAppId, order.AppId.ToString(), StringComparison.Ordinal)
            .Replace(ExampleDomain, order.Domains.Count > 0 ? order.Domains[0] : ExampleDomain, StringComparison.Ordinal);
        var manifest = JsonNode.Parse(text)!;
        manifest["validDomains"] = new JsonArray([.. order.Domains.Select(domain => JsonValue.Create(domain))]);
        return Encoding.UTF8.GetBytes(manifest.ToJsonString(Readable));
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Undated;
        using var stream = entry.Open();
        stream.Write(content);
    }

    /// <summary>A file of the folder manifest.</summary>
    private static byte[] Embedded(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"manifest/{name}")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
