using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>A $filter over messages: comparisons joined by "and". Anything else is refused as Outlook refuses it.</summary>
internal sealed partial class MessageFilter
{
    private readonly IReadOnlyList<Func<StoredMessage, bool>> terms;

    private MessageFilter(IReadOnlyList<string> parts)
    {
        terms = [.. parts.Select(ReadTerm)];
        FirstProperty = parts.Count > 0 ? Comparison().Match(parts[0]).Groups["path"].Value : null;
        IsOfReceivedOnly = parts.All(Bounds);
    }

    public string? FirstProperty { get; }

    /// <summary>Nothing matches that was received earlier, or at this time or later.</summary>
    public DateTimeOffset? ReceivedFrom { get; private set; }

    public DateTimeOffset? ReceivedBefore { get; private set; }

    /// <summary>The two times say it all.</summary>
    public bool IsOfReceivedOnly { get; }

    public string? InternetMessageId { get; private set; }

    public static MessageFilter Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new MessageFilter([]);

        return new MessageFilter([.. Conjunction().Matches(text.Trim()).Select(match => match.Value.Trim())]);
    }

    public bool Matches(StoredMessage message) => terms.All(term => term(message));

    /// <summary>Whether the term is one of the two times, which it then sets.</summary>
    private bool Bounds(string term)
    {
        var match = Comparison().Match(term);
        var (path, comparison, literal) = (match.Groups["path"].Value, match.Groups["op"].Value.ToLowerInvariant(), match.Groups["literal"].Value);
        if (comparison == "eq" && literal.StartsWith('\'') && path.Equals("internetMessageId", StringComparison.OrdinalIgnoreCase))
            InternetMessageId = literal[1..^1].Replace("''", "'", StringComparison.Ordinal);
        if (!path.Equals("receivedDateTime", StringComparison.OrdinalIgnoreCase) || GraphTime.Read(literal) is not { } at) return false;

        // Mail is received at whole seconds.
        if (comparison is "gt" or "le") at = at.AddSeconds(1).AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        if (comparison is "ge" or "gt") ReceivedFrom = ReceivedFrom > at ? ReceivedFrom : at;
        else if (comparison is "lt" or "le") ReceivedBefore = ReceivedBefore < at ? ReceivedBefore : at;
        else return false;
        return true;
    }

    private static Func<StoredMessage, bool> ReadTerm(string term)
    {
        if (ExtendedProperty().Match(term) is { Success: true } extended)
            return HasExtended(extended.Groups["id"].Value, extended.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal));

        var match = Comparison().Match(term);
        if (!match.Success) throw Refused(term);

        var (path, comparison, literal) = (match.Groups["path"].Value, match.Groups["op"].Value, match.Groups["literal"].Value);
        MessageProperties.CheckKnown(path.Split('/')[0]);
        return message => Holds(ValueAt(message.Properties, path), comparison, literal);
    }

    private static Func<StoredMessage, bool> HasExtended(string id, string value)
    {
        var key = ExtendedPropertyId.Normal(id) ?? throw Refused(id);
        return message => message.ExtendedProperties.TryGetValue(key, out var found)
            && string.Equals(found, value, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonNode? ValueAt(JsonNode? node, string path) => path.Split('/').Aggregate(node, (found, name) => found.Get(name));

    private static bool Holds(JsonNode? value, string comparison, string literal)
    {
        var order = Compare(value, literal);
        return comparison.ToLowerInvariant() switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "ge" => order >= 0,
            "gt" => order > 0,
            "le" => order <= 0,
            "lt" => order < 0,
            _ => throw Refused(comparison),
        };
    }

    /// <summary>Null where the two cannot be compared, so that every comparison but "ne" fails.</summary>
    private static int? Compare(JsonNode? value, string literal) => value?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False when string.Equals(value.ToString(), literal, StringComparison.OrdinalIgnoreCase) => 0,
        JsonValueKind.String when literal.StartsWith('\'') => string.Compare(
            value.ToString(), literal[1..^1].Replace("''", "'", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase),
        JsonValueKind.String when GraphTime.Read(literal) is { } at => GraphTime.Read(value.ToString())?.CompareTo(at),
        null when literal == "null" => 0,
        _ => null,
    };

    private static HttpProblem Refused(string term) =>
        new(400, "ErrorInvalidUrlQueryFilter", $"The query filter contains one or more invalid nodes: {term}");

    [GeneratedRegex(@"(\((?:[^()']|'(?:[^']|'')*')*\)|'(?:[^']|'')*'|(?!\s+and\s+).)+", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Conjunction();

    [GeneratedRegex(
        @"^(and\s+)?\(?(?<path>[\w/]+)\s+(?<op>eq|ne|ge|gt|le|lt)\s+(?<literal>'(?:[^']|'')*'|[^'\s)]+)\)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();

    [GeneratedRegex(
        @"^(and\s+)?singleValueExtendedProperties/any\(\s*(?<v>\w+)\s*:\s*\k<v>/id\s+eq\s+'(?<id>[^']*)'"
        + @"\s+and\s+\k<v>/value\s+eq\s+'(?<value>(?:[^']|'')*)'\s*\)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex ExtendedProperty();
}
