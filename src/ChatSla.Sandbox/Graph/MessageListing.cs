using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>A page of messages by $filter, $orderby, $top and $skip.</summary>
internal static class MessageListing
{
    public static JsonObject Read(IEnumerable<StoredMessage> messages, GraphRequest request)
    {
        var view = MessageView.Of(request);
        var filter = MessageFilter.Parse(request.Option("filter"));
        var top = Math.Clamp(Number(request, "top") ?? request.Preferences.PageSize, 1, 1000);
        var skip = Number(request, "skip") ?? 0;

        var found = Sort(messages.Where(filter.Matches), filter, request.Option("orderby")).ToList();
        var answer = new JsonObject();
        if (request.Option("count") == "true") answer["@odata.count"] = found.Count;
        answer["value"] = found.Skip(skip).Take(top).Select(view.Show).ToJsonArray();
        if (found.Count > skip + top) answer["@odata.nextLink"] = NextLink(request, skip + top);
        return answer;
    }

    private static IEnumerable<StoredMessage> Sort(IEnumerable<StoredMessage> messages, MessageFilter filter, string? order)
    {
        if (string.IsNullOrWhiteSpace(order))
            return messages.OrderByDescending(message => message.ReceivedAt).ThenByDescending(message => message.Order);

        var parts = order.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        MessageProperties.CheckKnown(parts[0]);
        if (filter.FirstProperty is { } first && !string.Equals(first, parts[0], StringComparison.OrdinalIgnoreCase))
            throw new HttpProblem(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");

        var ascending = messages.OrderBy(
            message => message.Properties.Get(parts[0])?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);
        var isDescending = parts is [_, var direction, ..] && direction.Equals("desc", StringComparison.OrdinalIgnoreCase);
        return isDescending ? ascending.Reverse() : ascending;
    }

    private static int? Number(GraphRequest request, string option) =>
        int.TryParse(request.Option(option), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string NextLink(GraphRequest request, int skip)
    {
        var others = request.Http.Query
            .Where(option => option.Key.TrimStart('$') != "skip")
            .Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value.ToString())}");
        return $"{request.Root}{request.Http.Path.Value!["/v1.0".Length..]}?{string.Join('&', others.Append($"$skip={skip}"))}";
    }
}
