using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>What changed in a folder since the last time, page by page.</summary>
internal static class DeltaRoutes
{
    /// <summary>How many old changes come again, besides everything coming twice, while delta is made to repeat itself.</summary>
    private const int Replayed = 3;

    public static void MapDelta(this IEndpointRouteBuilder graph) =>
        graph.MapGet("/users/{user}/mailFolders/{folder}/messages/delta", Read);

    private static IResult Read(string user, string folder, GraphRequest request, Faults faults, DeltaRounds rounds)
    {
        var given = request.Option("skiptoken") ?? request.Option("deltatoken");
        var link = $"{request.Root}/users/{Uri.EscapeDataString(user)}/mailFolders('{folder}')/messages/delta";
        if (!string.IsNullOrEmpty(given) && faults.TakeOne(Fault.DeltaExpire)) throw Expired(request, link);

        var body = request.Locked(mailbox =>
        {
            var found = mailbox.FolderOf(folder);
            var token = string.IsNullOrEmpty(given) ? Start(mailbox, found, request) : DeltaToken.Read(given);
            if (token.Mailbox != mailbox.Id || token.Folder != found.Id) throw Expired(request, link);

            return ShowPage(found, token.UpTo is null ? Begin(mailbox, token, faults) : token, request, link, faults, rounds);
        });

        return GraphAnswer.Ok(body.WithContext(request, "Collection(message)"));
    }

    private static DeltaToken Start(Mailbox mailbox, Folder folder, GraphRequest request)
    {
        var order = request.Option("orderby");
        if (order is not null && !order.Equals("receivedDateTime desc", StringComparison.OrdinalIgnoreCase))
            throw new HttpProblem(400, "ErrorInvalidUrlQuery", "Only 'receivedDateTime desc' is supported as the order of delta.");
        if (request.Option("search") is not null)
            throw new HttpProblem(400, "ErrorInvalidUrlQuery", "$search is not supported with delta.");

        DeltaRound.ReceivedSince(request.Option("filter"));
        return new DeltaToken(
            mailbox.Id, folder.Id, 0, null, 0, request.Option("select"), request.Option("filter"), request.Option("expand"),
            request.Option("changeType"));
    }

    /// <summary>A round covers what has happened until it begins. Later pages must not see it differently, so what repeats is settled here.</summary>
    private static DeltaToken Begin(Mailbox mailbox, DeltaToken token, Faults faults) => token with
    {
        UpTo = mailbox.Sequence,
        After = token.After > 0 && faults.IsOn(Fault.DeltaDuplicates) ? Math.Max(1, token.After - Replayed) : token.After,
    };

    private static JsonObject ShowPage(
        Folder folder, DeltaToken token, GraphRequest request, string link, Faults faults, DeltaRounds rounds)
    {
        var view = new MessageView(SelectList.Parse(token.Select), ExpandedProperties.Parse(token.Expand), request.Preferences);
        view.Select.Check(MessageProperties.All, MessageProperties.Type);

        var size = request.Preferences.PageSize;
        var items = rounds.Of(folder, token, size);
        var page = new List<DeltaItem>();
        for (var place = token.Offset; place < Math.Min(items.Count, token.Offset + size); place++) page.Add(items[place]);
        if (faults.IsOn(Fault.DeltaDuplicates)) page.AddRange(page.ToList());

        var next = token.Offset + size;
        var body = new JsonObject { ["value"] = page.Select(item => Show(folder, item, view)).ToJsonArray() };
        if (items.Count > next) body["@odata.nextLink"] = $"{link}?$skiptoken={(token with { Offset = next }).Write()}";
        else body["@odata.deltaLink"] = $"{link}?$deltatoken={(token with { After = token.UpTo!.Value, UpTo = null, Offset = 0 }).Write()}";
        return body;
    }

    private static JsonObject Show(Folder folder, DeltaItem item, MessageView view)
    {
        if (item.Kind == ChangeKind.Removed || item.Message.Folder != folder || item.Message.IsGone)
            return Removed(view.Preferences.ImmutableIds ? item.Message.ImmutableId : item.Id);

        var shown = item.Kind == ChangeKind.Updated ? view.ShowChanged(item.Message, item.Properties) : view.Show(item.Message);
        if (!shown.ContainsKey("@odata.type")) shown.Insert(0, "@odata.type", "#microsoft.graph.message");
        return shown;
    }

    private static JsonObject Removed(string id) => new()
    {
        ["@odata.type"] = "#microsoft.graph.message",
        ["id"] = id,
        ["@removed"] = new JsonObject { ["reason"] = "deleted" },
    };

    private static HttpProblem Expired(GraphRequest request, string link)
    {
        request.Response.Headers.Location = $"{link}?$deltatoken=";
        return new HttpProblem(
            410, "SyncStateNotFound", "The sync state generation is not found; generation=149;[highest=157][157][155][156].");
    }
}
