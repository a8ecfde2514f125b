using System.Text.Json.Nodes;
using ChatSla.Sandbox.Control;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>Single messages: reading, drafting, changing, moving, deleting.</summary>
internal static class MessageRoutes
{
    public static void MapMessages(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("/users/{user}/messages", (string user, GraphRequest request) => List(user, null, request));
        graph.MapGet("/users/{user}/mailFolders/{folder}/messages", (string user, string folder, GraphRequest request) =>
            List(user, folder, request));
        graph.MapGet("/users/{user}/messages/{message}", Get);
        graph.MapGet("/users/{user}/mailFolders/{folder}/messages/{message}", GetInFolder);
        graph.MapPost("/users/{user}/messages", CreateAsync);
        graph.MapPatch("/users/{user}/messages/{message}", ChangeAsync);
        graph.MapDelete("/users/{user}/messages/{message}", Delete);
        graph.MapPost("/users/{user}/messages/{message}/move", MoveAsync);
    }

    private static IResult List(string user, string? folder, GraphRequest request) => GraphAnswer.Ok(request
        .Locked(mailbox => MessageListing.Read(mailbox, folder is null ? null : mailbox.FolderOf(folder), request))
        .WithContext(request, $"users('{user}')/messages"));

    private static IResult Get(string user, string message, GraphRequest request)
    {
        var view = MessageView.Of(request);
        return GraphAnswer.Ok(Show(user, request, request.Locked(mailbox => view.Show(mailbox.MessageOf(message)))));
    }

    private static IResult GetInFolder(string user, string folder, string message, GraphRequest request)
    {
        var view = MessageView.Of(request);
        return GraphAnswer.Ok(Show(user, request, request.Locked(mailbox => view.Show(mailbox.MessageOf(folder, message)))));
    }

    private static async Task<IResult> CreateAsync(string user, GraphRequest request, EventHub events)
    {
        var view = MessageView.Of(request);
        var content = await request.Http.ReadObjectAsync("BadRequest");
        var created = request.Locked(mailbox =>
        {
            var draft = NewDraft.In(mailbox, content, request.Now);
            mailbox.Add(draft, mailbox.Drafts);
            return view.Show(draft);
        });

        events.Publish(SandboxEvent.Mail);
        return GraphAnswer.Created(Show(user, request, created));
    }

    private static async Task<IResult> ChangeAsync(string user, string message, GraphRequest request, EventHub events)
    {
        var view = MessageView.Of(request);
        var content = await request.Http.ReadObjectAsync("BadRequest");
        var changed = request.Locked(mailbox =>
        {
            var found = mailbox.MessageOf(message);
            CheckMatch(request, found);
            MessagePatch.Apply(mailbox, found, content, request.Now);
            return view.Show(found);
        });

        events.Publish(SandboxEvent.Mail);
        return GraphAnswer.Ok(Show(user, request, changed));
    }

    private static IResult Delete(string message, GraphRequest request, EventHub events)
    {
        request.Locked(mailbox =>
        {
            var found = mailbox.MessageOf(message);
            if (found.Folder == mailbox.DeletedItems) mailbox.Remove(found);
            else mailbox.Move(found, mailbox.DeletedItems);
            return true;
        });

        events.Publish(SandboxEvent.Mail);
        return Results.NoContent();
    }

    private static async Task<IResult> MoveAsync(string user, string message, GraphRequest request, EventHub events)
    {
        var view = MessageView.Of(request);
        var content = await request.Http.ReadObjectAsync("BadRequest");
        var moved = request.Locked(mailbox =>
        {
            var found = mailbox.MessageOf(message);
            mailbox.Move(found, mailbox.FolderOf(content.Text("destinationId") ?? ""));
            return view.Show(found);
        });

        events.Publish(SandboxEvent.Mail);
        return GraphAnswer.Created(Show(user, request, moved));
    }

    private static JsonObject Show(string user, GraphRequest request, JsonObject message) =>
        message.WithContext(request, $"users('{user}')/messages/$entity");

    private static void CheckMatch(GraphRequest request, StoredMessage message)
    {
        var expected = request.Http.Headers.IfMatch.ToString();
        if (expected.Length > 0 && expected != "*" && expected != message.ETag)
            throw new HttpProblem(412, "ErrorIrresolvableConflict", "The change key passed in the request does not match the current one.");
    }
}
