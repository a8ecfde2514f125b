using System.Net;
using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>Answering a mail: as a draft first, or in one step.</summary>
internal static class ReplyRoutes
{
    public static void MapReplies(this IEndpointRouteBuilder graph)
    {
        const string path = "/users/{user}/messages/{message}";
        graph.MapPost(path + "/createReply", (string user, string message, GraphRequest request, EventHub events) =>
            CreateAsync(user, message, request, events, (mail, mailbox) => ReplyDraft.To(mail, mailbox, toAll: false, request.Now)));
        graph.MapPost(path + "/createReplyAll", (string user, string message, GraphRequest request, EventHub events) =>
            CreateAsync(user, message, request, events, (mail, mailbox) => ReplyDraft.To(mail, mailbox, toAll: true, request.Now)));

        // Graph has it, though the description that the tests hold the sandbox against was cut without it.
        graph.MapPost(path + "/createForward", (string user, string message, GraphRequest request, EventHub events) =>
            CreateAsync(user, message, request, events, (mail, mailbox) => ReplyDraft.Forward(mail, mailbox, request.Now)));
        graph.MapPost(path + "/reply", (string message, GraphRequest request, SendDesk desk) =>
            ReplyAsync(message, request, desk, toAll: false));
        graph.MapPost(path + "/replyAll", (string message, GraphRequest request, SendDesk desk) =>
            ReplyAsync(message, request, desk, toAll: true));
    }

    private static async Task<IResult> CreateAsync(
        string user, string message, GraphRequest request, EventHub events, Func<StoredMessage, Mailbox, StoredMessage> make)
    {
        var view = MessageView.Of(request);
        var content = await ReadAsync(request);
        var created = request.Locked(mailbox => view.Show(Draft(mailbox, message, content, make)));

        events.Publish(SandboxEvent.Mail);
        return GraphAnswer.Created(created.WithContext(request, $"users('{user}')/messages/$entity"));
    }

    private static async Task<IResult> ReplyAsync(string message, GraphRequest request, SendDesk desk, bool toAll)
    {
        var content = await ReadAsync(request);
        return desk.Send(request, mailbox =>
        {
            var draft = Draft(mailbox, message, content, (mail, box) => ReplyDraft.To(mail, box, toAll, request.Now));
            if (content.Text("comment") is { } comment) PutAbove(draft, comment);
            return draft;
        });
    }

    /// <summary>The comment does not become part of a draft's body, as in Graph.</summary>
    private static StoredMessage Draft(
        Mailbox mailbox, string message, JsonObject content, Func<StoredMessage, Mailbox, StoredMessage> make)
    {
        var draft = make(mailbox.MessageOf(message), mailbox);
        if (content.Get("toRecipients") is JsonArray to) MessagePatch.Fill(draft, new JsonObject { ["toRecipients"] = to.DeepClone() });
        if (content.Get("message") is JsonObject given) MessagePatch.Fill(draft, given);
        mailbox.Add(draft, mailbox.Drafts);
        return draft;
    }

    private static async Task<JsonObject> ReadAsync(GraphRequest request)
    {
        var content = await request.Http.ReadObjectAsync("BadRequest");
        if (content.Get("comment") is not null && content.Get("message").Get("body") is not null)
            throw new HttpProblem(400, "ErrorInvalidRequest", "Specify either the comment or the body property of the message, not both.");

        return content;
    }

    private static void PutAbove(StoredMessage draft, string comment) =>
        draft.Properties["body"] = MailProperties.Body("html", $"<div>{WebUtility.HtmlEncode(comment)}</div>{draft.BodyContent}");
}
