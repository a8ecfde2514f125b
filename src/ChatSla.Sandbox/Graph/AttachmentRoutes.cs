using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>What is attached to a message. Large files, which take an upload session, are not offered.</summary>
internal static class AttachmentRoutes
{
    private const string Path = "/users/{user}/messages/{message}/attachments";

    public static void MapAttachments(this IEndpointRouteBuilder graph)
    {
        graph.MapGet(Path, List);
        graph.MapPost(Path, AddAsync);
        graph.MapGet(Path + "/{attachment}", Get);
        graph.MapDelete(Path + "/{attachment}", Remove);
    }

    private static IResult List(string user, string message, GraphRequest request)
    {
        AttachmentView.Check(request.Select);
        var found = request.Locked(mailbox => AttachmentView.Show(mailbox.MessageOf(message), request.Select));
        return GraphAnswer.Ok(new JsonObject { ["value"] = found }.WithContext(request, $"users('{user}')/messages('{message}')/attachments"));
    }

    private static IResult Get(string user, string message, string attachment, GraphRequest request)
    {
        AttachmentView.Check(request.Select);
        var found = request.Locked(mailbox => AttachmentView.Show(Find(mailbox.MessageOf(message), attachment), request.Select));
        return GraphAnswer.Ok(found.WithContext(request, $"users('{user}')/messages('{message}')/attachments/$entity"));
    }

    private static async Task<IResult> AddAsync(string user, string message, GraphRequest request)
    {
        var content = await request.Http.ReadObjectAsync("BadRequest");
        var attachment = AttachmentView.Read(content, request.Now);
        var added = request.Locked(mailbox =>
        {
            var draft = DraftOf(mailbox, message);
            draft.Attachments.Add(attachment);
            Changed(mailbox, draft, request.Now);
            return AttachmentView.Show(attachment, SelectList.Everything);
        });
        return GraphAnswer.Created(added.WithContext(request, $"users('{user}')/messages('{message}')/attachments/$entity"));
    }

    private static IResult Remove(string message, string attachment, GraphRequest request)
    {
        request.Locked(mailbox =>
        {
            var draft = mailbox.MessageOf(message);
            draft.Attachments.Remove(Find(draft, attachment));
            Changed(mailbox, draft, request.Now);
            return true;
        });
        return Results.NoContent();
    }

    private static StoredMessage DraftOf(Mailbox mailbox, string id) => mailbox.MessageOf(id) is { IsDraft: true } draft
        ? draft
        : throw new HttpProblem(400, "ErrorInvalidOperation", "Attachments can only be added to a draft.");

    private static JsonObject Find(StoredMessage message, string id) =>
        message.Attachments.Find(attachment => attachment.Text("id") == id) ?? throw MailboxPaths.NotFound();

    private static void Changed(Mailbox mailbox, StoredMessage draft, DateTimeOffset now) => mailbox.Change(
        draft, new JsonObject { ["hasAttachments"] = draft.Attachments.Exists(attachment => !attachment.Flag("isInline")) }, now);
}
