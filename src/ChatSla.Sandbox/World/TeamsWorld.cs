using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.Sandbox.World;

/// <summary>The team's channels and every person's chat with the bot.</summary>
internal sealed class TeamsWorld
{
    private readonly Dictionary<string, Conversation> personal =
        Contoso.People.ToDictionary(person => person.AadObjectId, person => new Conversation($"a:1{person.TeamsId[4..]}"));

    private readonly Dictionary<string, GroupChat> groupChats = [];
    private long lastMessageId;

    public List<TeamsChannel> Channels { get; } =
    [
        new(Contoso.GeneralChannelId, "General"),
        new(Contoso.SupportChannelId, "Support"),
        new(Contoso.ManagersChannelId, "Managers"),
    ];

    /// <summary>Who is in the team.</summary>
    public List<Person> Members { get; } = [.. Contoso.People];

    /// <summary>The team was archived or deleted: nothing in it can be reached.</summary>
    public bool IsGone { get; set; }

    /// <summary>The app was taken out of the team.</summary>
    public bool IsWithoutApp { get; set; }

    public GroupChat StartChat(IReadOnlyList<Person> people)
    {
        var chat = new GroupChat(new Conversation($"19:{Guid.NewGuid():N}@thread.v2"), people);
        groupChats.Add(chat.Conversation.Id, chat);
        return chat;
    }

    public GroupChat? FindChat(string conversationId) => groupChats.GetValueOrDefault(conversationId);

    public Conversation PersonalOf(Person person) => personal[person.AadObjectId];

    public Person? PersonOf(Conversation chat) => Contoso.People.FirstOrDefault(person => PersonalOf(person) == chat);

    public TeamsChannel? FindChannel(string conversationId)
    {
        var id = TeamsChannel.ChannelIdOf(conversationId);
        return Channels.Find(channel => !IsGone && !channel.IsDeleted && channel.Id == id);
    }

    /// <summary>A thread, a personal chat or a group chat; a bare channel id names neither.</summary>
    public Conversation? FindConversation(string id) =>
        personal.Values.FirstOrDefault(chat => chat.Id == id) ?? FindChat(id)?.Conversation ?? FindChannel(id)?.Threads.Find(thread => thread.Id == id);

    /// <summary>As <see cref="FindConversation"/>, and with a bare channel id the thread that holds the message.</summary>
    public Conversation? FindConversationOf(string conversationId, string messageId) =>
        FindConversation(conversationId) ?? FindChannel(conversationId)?.Threads.Find(thread => thread.Find(messageId) is not null);

    /// <summary>Unix milliseconds, as in Teams, but never twice the same.</summary>
    public string NextMessageId(DateTimeOffset now)
    {
        lastMessageId = Math.Max(lastMessageId + 1, now.ToUnixTimeMilliseconds());
        return lastMessageId.ToString(CultureInfo.InvariantCulture);
    }

    public JsonObject ToJson() => new()
    {
        ["people"] = Contoso.People.Select(Show).ToJsonArray(),
        ["bot"] = new JsonObject { ["id"] = Contoso.BotId, ["name"] = Contoso.BotName },
        ["team"] = new JsonObject
        {
            ["id"] = Contoso.GeneralChannelId, ["name"] = Contoso.TeamName, ["aadGroupId"] = Contoso.TeamGroupId,
        },
        ["channels"] = Channels.Select(Show).ToJsonArray(),
        ["groupChats"] = groupChats.Values.Select(chat => new JsonObject
        {
            ["id"] = chat.Conversation.Id,
            ["people"] = chat.People.Select(person => (JsonNode?)person.AadObjectId).ToJsonArray(),
            ["messages"] = Show(chat.Conversation),
        }).ToJsonArray(),
        ["personal"] = Contoso.People.Select(ShowPersonal).ToJsonArray(),
    };

    private static JsonObject Show(Person person) => new()
    {
        ["aadObjectId"] = person.AadObjectId,
        ["teamsId"] = person.TeamsId,
        ["name"] = person.Name,
        ["email"] = person.Email,
        ["upn"] = person.Upn,
    };

    private static JsonObject Show(TeamsChannel channel) => new()
    {
        ["id"] = channel.Id,
        ["name"] = channel.Name,
        ["threads"] = channel.Threads.Where(thread => thread.Messages.Count > 0).Select(thread => new JsonObject
        {
            ["rootId"] = TeamsChannel.RootIdOf(thread),
            ["conversationId"] = thread.Id,
            ["messages"] = Show(thread),
        }).ToJsonArray(),
    };

    private JsonObject ShowPersonal(Person person) => new()
    {
        ["aadObjectId"] = person.AadObjectId,
        ["conversationId"] = PersonalOf(person).Id,
        ["messages"] = Show(PersonalOf(person)),
    };

    private static JsonArray Show(Conversation conversation) =>
        conversation.Messages.Select(message => message.ToJson()).ToJsonArray();
}
