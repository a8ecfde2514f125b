using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>A page of messages by $filter, $orderby, $top and $skip.</summary>
internal static class MessageListing
{
    /// <param name="folder">Null for the whole mailbox.</param>
    public static JsonObject Read(Mailbox mailbox, Folder? folder, GraphRequest request)
    {
        var view = MessageView.Of(request);
        var top = Math.Clamp(request.Number("top") ?? request.Preferences.PageSize, 1, 1000);
        var skip = request.Number("skip") ?? 0;
        var found = Find(mailbox, folder, MessageFilter.Parse(request.Option("filter")), request.Option("orderby"));

        var answer = new JsonObject();
        if (request.Option("count") == "true") answer["@odata.count"] = found.Count();
        var page = found.Skip(skip).Take(top + 1).ToList();
        answer["value"] = page.Take(top).Select(view.Show).ToJsonArray();
        if (page.Count > top) answer["@odata.nextLink"] = request.NextLink(skip + top);
        return answer;
    }

    private static IEnumerable<StoredMessage> Find(Mailbox mailbox, Folder? folder, MessageFilter filter, string? order)
    {
        var parts = (order ?? "receivedDateTime desc").Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        MessageProperties.CheckKnown(parts.FirstOrDefault() ?? "");
        var isDescending = parts is [_, var direction, ..] && direction.Equals("desc", StringComparison.OrdinalIgnoreCase);
        if (order is not null && filter.FirstProperty is { } first && !string.Equals(first, parts[0], StringComparison.OrdinalIgnoreCase))
            throw new HttpProblem(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");

        var all = folder?.Messages ?? mailbox.Messages;
        if (filter.InternetMessageId is { } id)
        {
            var same = mailbox.ListByInternetMessageId(id).Where(message => folder is null || message.Folder == folder).Where(filter.Matches);
            return SortBy(parts[0], same, isDescending);
        }

        var found = filter.IsOfReceivedOnly ? Range(all, filter, isDescending) : Range(all, filter, isDescending).Where(filter.Matches);
        return parts[0].Equals("receivedDateTime", StringComparison.OrdinalIgnoreCase) ? found : SortBy(parts[0], found, isDescending);
    }

    /// <summary>Those received in the time that the filter asks for, without a look at the others.</summary>
    private static IEnumerable<StoredMessage> Range(ReceivedOrder all, MessageFilter filter, bool isDescending)
    {
        var from = filter.ReceivedFrom is { } earliest ? all.FirstFrom(earliest) : 0;
        var to = filter.ReceivedBefore is { } end ? all.FirstFrom(end) : all.Count;
        return Enumerable.Range(0, Math.Max(0, to - from)).Select(place => all[isDescending ? to - 1 - place : from + place]);
    }

    private static IEnumerable<StoredMessage> SortBy(string property, IEnumerable<StoredMessage> messages, bool isDescending)
    {
        var ascending = messages.OrderBy(message => message.Properties.Get(property)?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);
        return isDescending ? ascending.Reverse() : ascending;
    }
}
