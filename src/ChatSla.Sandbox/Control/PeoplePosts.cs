using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatSla.Sandbox.Connector;
using ChatSla.Sandbox.Program;
using ChatSla.Sandbox.Time;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Control;

/// <summary>A person writes in a channel or to the bot. In a channel or a group chat the bot hears only what mentions it, unless it may read along ("heard").</summary>
internal sealed partial class PeoplePosts(
    Tenant tenant, SandboxClock clock, ActivityComposer composer, ProgramDoor program, EventHub events)
{
    public async Task<string> WriteAsync(JsonObject post, CancellationToken cancellation)
    {
        var (message, activity) = Write(post);
        events.Publish(SandboxEvent.Teams);
        if (activity is not null) await program.DeliverAsync(activity, cancellation);
        return message.Id;
    }

    private (TeamsMessage Message, JsonObject? Activity) Write(JsonObject post)
    {
        var author = post.Actor();
        var text = Mention().Replace(post.Text("text") ?? "", $"<at>{Contoso.BotName}</at>");
        var isMentioned = text.Contains("<at>", StringComparison.Ordinal);

        lock (tenant.Gate)
        {
            var now = clock.GetUtcNow();
            var id = tenant.Teams.NextMessageId(now);
            var conversation = post.Flag("personal") ? tenant.Teams.PersonalOf(author) : post.Text("chatId") is { } chat ? FindChat(chat) : FindThread(post, id);
            var content = Content(text, isMentioned);
            var message = new TeamsMessage(id, author.Name, isBot: false, now, content);
            conversation.Messages.Add(message);

            var isHeard = post.Flag("personal") || isMentioned || post.Flag("heard");
            return (message, isHeard ? Compose(post, author, conversation, id, content) : null);
        }
    }

    private Conversation FindChat(string id) => tenant.Teams.FindChat(id)?.Conversation ?? throw new HttpProblem(404, "NoChat", $"There is no chat '{id}'.");

    private Conversation FindThread(JsonObject post, string newRootId)
    {
        var channel = tenant.ChannelOf(post);
        if (post.Text("threadId") is not { Length: > 0 } root) return channel.StartThread(newRootId);

        return channel.Threads.Find(thread => thread.Id == root || TeamsChannel.RootIdOf(thread) == root)
            ?? throw new HttpProblem(404, "NoThread", $"There is no thread '{root}' in {channel.Name}.");
    }

    private static JsonObject Content(string text, bool isMentioned) => new()
    {
        ["text"] = text,
        ["textFormat"] = "plain",
        ["entities"] = isMentioned ? new JsonArray(ActivityComposer.MentionOfBot()) : new JsonArray(),
    };

    private JsonObject Compose(JsonObject post, Person author, Conversation conversation, string id, JsonObject content)
    {
        var activity = composer.Compose("message", author, conversation, id);
        var text = content.Text("text")!;
        activity["text"] = text;
        activity["textFormat"] = "plain";
        foreach (var entity in content["entities"]!.AsArray()) activity["entities"]!.AsArray().Insert(0, entity!.DeepClone());
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{Html(text)}</p>" });
        if (post.Text("locale") is { Length: > 0 } locale) activity["locale"] = locale;
        return activity;
    }

    /// <summary>Teams repeats a message's words as HTML; a mention is a span there.</summary>
    private static string Html(string text) => WebUtility.HtmlEncode(text).Replace(
        $"&lt;at&gt;{Contoso.BotName}&lt;/at&gt;",
        $"<span itemscope itemtype=\"http://schema.skype.com/Mention\">{Contoso.BotName}</span>",
        StringComparison.Ordinal);

    [GeneratedRegex($"@{Contoso.BotName}\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
