using System.Text.Json;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

internal static class SendRoutes
{
    public static void MapSending(this IEndpointRouteBuilder graph)
    {
        graph.MapPost("/users/{user}/messages/{message}/send", (string message, GraphRequest request, SendDesk desk) =>
            desk.Send(request, mailbox => Unsent(mailbox.MessageOf(message))));
        graph.MapPost("/users/{user}/sendMail", SendMailAsync);
    }

    private static async Task<IResult> SendMailAsync(GraphRequest request, SendDesk desk)
    {
        var content = await request.Http.ReadObjectAsync("BadRequest");
        return desk.Send(request, mailbox => Draft(mailbox, content.Get("message") as JsonObject ?? [], request.Now), KeepsCopy(content));
    }

    private static StoredMessage Draft(Mailbox mailbox, JsonObject content, DateTimeOffset now)
    {
        var draft = NewDraft.In(mailbox, content, now);
        if (draft.AllRecipients.Count > 0) mailbox.Add(draft, mailbox.Drafts);
        return draft;
    }

    private static StoredMessage Unsent(StoredMessage message) =>
        message is { IsDraft: true, IsSubmitted: false } ? message : throw MailboxPaths.NotFound();

    /// <summary>The documentation shows the flag as a string, too.</summary>
    private static bool KeepsCopy(JsonObject content) => content.Get("saveToSentItems") switch
    {
        null => true,
        { } flag when flag.GetValueKind() == JsonValueKind.False => false,
        { } flag => !string.Equals(flag.ToString(), "false", StringComparison.OrdinalIgnoreCase),
    };
}
