using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>What changed in a folder since the last time, page by page.</summary>
internal static class DeltaRoutes
{
    public static void MapDelta(this IEndpointRouteBuilder graph) =>
        graph.MapGet("/users/{user}/mailFolders/{folder}/messages/delta", Read);

    private static IResult Read(string user, string folder, GraphRequest request, Faults faults, DeltaPages pages)
    {
        var given = request.Option("skiptoken") ?? request.Option("deltatoken");
        var link = $"{request.Root}/users/{Uri.EscapeDataString(user)}/mailFolders('{folder}')/messages/delta";
        if (!string.IsNullOrEmpty(given) && (faults.TakeOne(Fault.DeltaExpire) || faults.Happens(Fault.DeltaExpirePercent, $"{user}/{folder}")))
            throw Expired(request, link, faults);

        var body = request.Locked(mailbox =>
        {
            var found = mailbox.FolderOf(folder);
            var token = string.IsNullOrEmpty(given) ? Start(mailbox, found, request, faults) : DeltaToken.Read(given);
            if (token.Mailbox != mailbox.Id || token.Folder != found.Id) throw Expired(request, link, faults);

            return pages.Show(mailbox, found, token, request.Preferences, link);
        });

        return GraphAnswer.Ok(body.WithContext(request, "Collection(message)"));
    }

    private static DeltaToken Start(Mailbox mailbox, Folder folder, GraphRequest request, Faults faults)
    {
        var order = request.Option("orderby");
        if (order is not null && !order.Equals("receivedDateTime desc", StringComparison.OrdinalIgnoreCase))
            throw new HttpProblem(400, "ErrorInvalidUrlQuery", "Only 'receivedDateTime desc' is supported as the order of delta.");
        if (request.Option("search") is not null)
            throw new HttpProblem(400, "ErrorInvalidUrlQuery", "$search is not supported with delta.");

        var filter = request.Option("filter");
        if (filter is not null && faults.IsOn(Fault.DeltaFilterRefused)) throw DeltaRound.Refused(filter);

        DeltaRound.ReceivedSince(filter);
        return new DeltaToken(
            mailbox.Id, folder.Id, 0, null, 0, request.Option("select"), filter, request.Option("expand"), request.Option("changeType"));
    }

    private static HttpProblem Expired(GraphRequest request, string link, Faults faults)
    {
        var parts = faults.Choice(Fault.SyncStateCode).Split(' ');
        var status = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        if (status == StatusCodes.Status410Gone) request.Response.Headers.Location = $"{link}?$deltatoken=";
        return new HttpProblem(
            status, parts[1], "The sync state generation is not found; generation=149;[highest=157][157][155][156].");
    }
}
