using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd;

/// <summary>What the program said while a test ran.</summary>
internal sealed class ProgramLog(string path)
{
    // Shorter lines of a mail, such as a greeting, may stand in a log by chance.
    private const int Telling = 12;

    public IEnumerable<JsonNode> Lines()
    {
        foreach (var line in File.ReadLines(path)) if (Parse(line) is { } entry) yield return entry;
    }

    /// <summary>No error that the test did not provoke, and nothing of what customers wrote or of who they are.</summary>
    public async Task AssertCleanAsync(ControlClient control, CancellationToken cancellation, Func<JsonNode, bool>? isProvoked = null)
    {
        var errors = Lines().Where(line => (string?)line["LogLevel"] is "Error" or "Critical" && isProvoked?.Invoke(line) != true).Select(line => line.ToJsonString());
        Assert.Empty(errors);

        var secrets = await PrivateAsync(control, cancellation);
        Assert.NotEmpty(secrets);
        foreach (var line in await File.ReadAllLinesAsync(path, cancellation))
        {
            var said = Unescaped(line);
            Assert.DoesNotContain(secrets, secret => said.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Customers' addresses, and the subjects and lines of every mail that came in or went out.</summary>
    private static async Task<IReadOnlySet<string>> PrivateAsync(ControlClient control, CancellationToken cancellation)
    {
        var secrets = new HashSet<string>();
        foreach (var customer in (await control.GetAsync("customers", cancellation)).AsArray()) secrets.Add(customer!["address"]!.GetValue<string>());
        foreach (var folder in new[] { "inbox", "sentitems", "drafts" })
        {
            foreach (var mail in await control.MessagesAsync(folder, cancellation))
            {
                secrets.Add((string?)mail["subject"] ?? "");
                secrets.UnionWith(((string?)mail["body"]?["content"] ?? "").Split(['\n', '<', '>']).Select(line => line.Trim()));
            }
        }

        secrets.RemoveWhere(secret => secret.Length < Telling);
        return secrets;
    }

    private static JsonNode? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line);
        }
        catch (JsonException)
        {
            // Not the logger's: an exception of the runtime, say.
            return new JsonObject { ["LogLevel"] = "Error", ["Message"] = line };
        }
    }

    /// <summary>JSON writes some signs as numbers; a name with such a sign must be found all the same.</summary>
    private static string Unescaped(string line) => Parse(line) is { } entry ? string.Join(' ', Texts(entry)) + line : line;

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject entry => entry.SelectMany(property => Texts(property.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
