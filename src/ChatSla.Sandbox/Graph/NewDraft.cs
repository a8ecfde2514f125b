using System.Text.Json.Nodes;
using ChatSla.Sandbox.World;

namespace ChatSla.Sandbox.Graph;

/// <summary>A draft that starts a conversation.</summary>
internal static class NewDraft
{
    public static StoredMessage In(Mailbox mailbox, JsonObject content, DateTimeOffset now)
    {
        var index = ConversationIndex.New(now);
        var properties = MailProperties.NewDraft(mailbox, now);
        properties["conversationId"] = ExchangeIds.Conversation(mailbox.Id, ConversationIndex.Thread(index));

        var draft = new StoredMessage(properties)
        {
            ConversationIndex = index,
            IsWrittenHere = true,
            Headers = [new("Thread-Index", Convert.ToBase64String(index))],
        };
        MessagePatch.Fill(draft, content);
        draft.Headers.Add(new("Thread-Topic", ConversationIndex.Topic(draft.Subject)));
        return draft;
    }
}
