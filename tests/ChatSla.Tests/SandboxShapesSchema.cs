using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatSla.Tests;

/// <summary>
/// Holds answers against Microsoft's description of Graph. Every property must be known and of the right type; the description's
/// "@odata.type is required" is left out, since real answers usually do not have it.
/// </summary>
internal sealed class SandboxShapesSchema(JsonNode description)
{
    public static SandboxShapesSchema Load() =>
        new(JsonNode.Parse(File.ReadAllText(Shared.PathOf("reference/graph-mail-openapi.json")))!);

    /// <summary>What is wrong with the answer of an operation, each with its place.</summary>
    public IReadOnlyList<string> FaultsOf(string method, string path, JsonNode? answer)
    {
        var response = Resolve(description["paths"]![path]![method]!["responses"]!["2XX"]!);
        return [.. Check(answer, response["content"]!["application/json"]!["schema"]!, "$")];
    }

    public IReadOnlyList<string> FaultsOf(string schema, JsonNode? answer) =>
        [.. Check(answer, description["components"]!["schemas"]![schema]!, "$")];

    /// <summary>Every operation described, as "get /users/{user-id}".</summary>
    public IReadOnlyList<string> Operations =>
        [.. description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Where(operation => operation.Value is JsonObject described && described["responses"] is not null)
            .Select(operation => $"{operation.Key} {path.Key}"))];

    /// <summary>The documented status of success, or null where any of the 200s will do.</summary>
    public int? StatusOf(string method, string path) =>
        (int?)description["paths"]![path]![method]!["x-observed-success-status"]
        ?? (description["paths"]![path]![method]!["responses"]!["204"] is null ? null : 204);

    public bool HasAnswer(string method, string path) => description["paths"]![path]![method]!["responses"]!["2XX"] is { } answer
        && Resolve(answer)["content"]?["application/json"] is not null;

    /// <summary>What is wrong with a request: a path that is not described, a query option that is not, a body of another shape.</summary>
    public IReadOnlyList<string> FaultsOfRequest(string method, string path, IEnumerable<string> options, JsonNode? body)
    {
        var found = Operations.Select(operation => operation.Split(' ')).FirstOrDefault(operation => operation[0] == method && Fits(operation[1], path));
        if (found is null) return [$"{method} {path} is not described"];

        var operation = description["paths"]![found[1]]![method]!;
        var known = (operation["parameters"] as JsonArray ?? []).Select(parameter => (string)Resolve(parameter!)["name"]!)
            .Concat(["$skiptoken", "$deltatoken"]).ToHashSet();
        var unknown = options.Where(option => !known.Contains(option)).Select(option => $"{method} {path}: the option {option} is not described");
        var content = operation["requestBody"] is { } wanted ? Resolve(wanted)["content"]!["application/json"]!["schema"] : null;
        IEnumerable<string> wrong = body is null ? [] : content is null ? [$"{method} {path} has a body"] : Check(body, content, $"{method} {path} $");
        return [.. unknown, .. wrong];
    }

    private static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Trim('/').Split('/'), path.Trim('/').Split('/'));
        return wanted.Length == given.Length
            && wanted.Zip(given).All(pair => pair.First.StartsWith('{') || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<string> Check(JsonNode? value, JsonNode unresolved, string place)
    {
        var schema = Discriminate(value, Resolve(unresolved));
        if (schema["anyOf"] is JsonArray choices) return CheckAny(value, choices, place);
        if (value is null) return IsNullable(schema) ? [] : [$"{place} is null"];
        if (schema["enum"] is JsonArray allowed) return CheckEnum(value, allowed, place);

        return (schema["type"]?.ToString() ?? "object") switch
        {
            "object" => CheckObject(value, schema, place),
            "array" => CheckArray(value, schema, place),
            "string" => CheckText(value, schema, place),
            "boolean" => CheckKind(value, place, "a boolean", JsonValueKind.True, JsonValueKind.False),
            "number" or "integer" => CheckKind(value, place, "a number", JsonValueKind.Number),
            var type => throw new InvalidOperationException($"The description has a type {type} that the checker does not know."),
        };
    }

    private IEnumerable<string> CheckAny(JsonNode? value, JsonArray choices, string place)
    {
        var faults = choices.Select(choice => Check(value, choice!, place).ToList()).ToList();
        return faults.Exists(found => found.Count == 0) ? [] : faults[0];
    }

    private IEnumerable<string> CheckObject(JsonNode value, JsonNode schema, string place)
    {
        if (value is not JsonObject found) return [$"{place} is not an object"];

        var known = PropertiesOf(schema);
        var missing = RequiredOf(schema).Where(name => name != "@odata.type" && !found.ContainsKey(name)).Select(name => $"{place}.{name} is missing");
        var wrong = found.Where(property => known.ContainsKey(property.Key))
            .SelectMany(property => Check(property.Value, known[property.Key], $"{place}.{property.Key}"));
        var unknown = found.Where(property => !known.ContainsKey(property.Key) && !property.Key.StartsWith('@'))
            .Select(property => $"{place}.{property.Key} is unknown");
        return missing.Concat(wrong).Concat(unknown);
    }

    private IEnumerable<string> CheckArray(JsonNode value, JsonNode schema, string place) => value is JsonArray items
        ? items.SelectMany((item, index) => Check(item, schema["items"]!, $"{place}[{index}]"))
        : [$"{place} is not an array"];

    private static IEnumerable<string> CheckText(JsonNode value, JsonNode schema, string place)
    {
        if (value.GetValueKind() != JsonValueKind.String) return [$"{place} is not a string"];

        return schema["pattern"] is { } pattern && !Regex.IsMatch(value.ToString(), pattern.ToString())
            ? [$"{place} does not match {pattern}"]
            : [];
    }

    private static IEnumerable<string> CheckEnum(JsonNode value, JsonArray allowed, string place) =>
        allowed.Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{place} is not one of {allowed.ToJsonString()}"];

    private static IEnumerable<string> CheckKind(JsonNode value, string place, string name, params JsonValueKind[] kinds) =>
        kinds.Contains(value.GetValueKind()) ? [] : [$"{place} is not {name}"];

    private JsonNode Resolve(JsonNode node) => node["$ref"] is { } reference
        ? Resolve(reference.ToString()[2..].Split('/').Aggregate(description, (found, name) => found[name]!))
        : node;

    /// <summary>A value that says its own type is held against that type.</summary>
    private JsonNode Discriminate(JsonNode? value, JsonNode schema) =>
        value is JsonObject && value["@odata.type"] is { } type && schema["title"] is null
        && description["components"]!["schemas"]![type.ToString().TrimStart('#')] is { } own
            ? own
            : schema;

    private Dictionary<string, JsonNode> PropertiesOf(JsonNode schema)
    {
        var found = new Dictionary<string, JsonNode>();
        foreach (var part in PartsOf(schema))
        {
            foreach (var (name, property) in part["properties"] as JsonObject ?? []) found.TryAdd(name, property!);
        }

        return found;
    }

    private IEnumerable<string> RequiredOf(JsonNode schema) =>
        PartsOf(schema).SelectMany(part => part["required"] as JsonArray ?? []).Select(name => name!.ToString());

    private IEnumerable<JsonNode> PartsOf(JsonNode schema) =>
        [schema, .. (schema["allOf"] as JsonArray ?? []).SelectMany(part => PartsOf(Resolve(part!)))];

    private static bool IsNullable(JsonNode schema) =>
        schema["nullable"]?.GetValue<bool>() == true || (schema["enum"] as JsonArray)?.Any(one => one is null) == true;
}
