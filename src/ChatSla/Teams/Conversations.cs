using System.Collections.Concurrent;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The conversation references that were learnt from activities, keyed without the thread.</summary>
public sealed class Conversations
{
    private const string Topic = "conversations";

    private readonly Database database;
    private readonly BotIdentity bot;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, Uri> serviceUrls = new();

    public Conversations(Database database, BotIdentity bot, TimeProvider clock)
    {
        (this.database, this.bot, this.clock) = (database, bot, clock);
        database.Replicas.Heard(Topic, id =>
        {
            if (id.Length == 0) serviceUrls.Clear();
            else serviceUrls.TryRemove(id, out _);
        });
    }

    /// <summary>The service URL is stable but can change, so it is taken anew from every activity.</summary>
    public async Task LearnAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.IsFarewell || !Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) || !ServiceHosts.MayGetToken(service, bot)) return;

        var id = ThreadId.ChannelOf(activity.ConversationId);
        var isKnown = serviceUrls.TryGetValue(id, out var known);
        if (id.Length == 0 || (isKnown && known == service)) return;

        await PutAsync(id, activity, cancellation);
        foreach (var channel in new[] { activity.TeamsChannelId, activity.SelectedChannelId }.OfType<string>().Where(channel => channel != id).Distinct()) await PutAsync(channel, activity, cancellation);
        serviceUrls[id] = service;
        if (isKnown) database.Replicas.Tell(Topic, id);
    }

    /// <summary>The conversation, or with a team's id all that is known of the team.</summary>
    public Task<IReadOnlyList<string>> WithinAsync(string id, CancellationToken cancellation) => database.ReadAsync(
        session => session.ListAsync<string>("SELECT id FROM conversations WHERE id = @id OR team_id = @id ORDER BY id", new { id }), cancellation);

    /// <summary>The chats of these people with the bot.</summary>
    public Task<IReadOnlyList<string>> ChatsOfAsync(IReadOnlyList<string> personIds, CancellationToken cancellation) => database.ReadAsync(
        session => session.ListAsync<string>("SELECT id FROM conversations WHERE type = 'personal' AND person_id IN @personIds ORDER BY id", new { personIds }), cancellation);

    public Task RenameAsync(string channelId, string name, CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync("UPDATE conversations SET name = @name WHERE id = @channelId", new { channelId, name }), cancellation);

    /// <summary>Whether the bot has introduced itself there already.</summary>
    public async Task<bool> WasGreetedAsync(string id, CancellationToken cancellation) =>
        await database.ReadAsync(session => session.FindInstantAsync("SELECT greeted_at FROM conversations WHERE id = @id", new { id }), cancellation) is not null;

    public Task NoteGreetedAsync(string id, bool isGreeted, CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync("UPDATE conversations SET greeted_at = @at WHERE id = @id", new { id, at = isGreeted ? clock.Now : (Instant?)null }), cancellation);

    /// <summary>The conversation's own service URL, else the newest one heard, else the configured one.</summary>
    public async Task<Uri> ServiceUrlOfAsync(string id, CancellationToken cancellation)
    {
        if (serviceUrls.TryGetValue(id, out var known)) return known;

        var stored = await database.ReadAsync(
            session => session.FindAsync<string>(
                "SELECT service_url FROM conversations ORDER BY CASE WHEN id = @id THEN 0 ELSE 1 END, updated_at DESC LIMIT 1", new { id }),
            cancellation);
        return stored is null ? bot.ServiceUrl : new Uri(stored);
    }

    private Task PutAsync(string id, Activity activity, CancellationToken cancellation) => database.WriteAsync(
        session => session.RunAsync(
            """
            INSERT INTO conversations (id, type, service_url, team_id, team_group_id, person_id, updated_at)
            VALUES (@id, @ConversationType, @ServiceUrl, @TeamId, @TeamGroupId, @person, @Now)
            ON CONFLICT (id) DO UPDATE SET service_url = excluded.service_url, team_id = COALESCE(excluded.team_id, conversations.team_id),
              team_group_id = COALESCE(excluded.team_group_id, conversations.team_group_id), dead_at = NULL, updated_at = excluded.updated_at
            """,
            new
            {
                id,
                activity.ConversationType,
                activity.ServiceUrl,
                activity.TeamId,
                activity.TeamGroupId,
                person = activity.ConversationType == "personal" ? activity.FromObjectId : null,
                clock.Now,
            }),
        cancellation);
}
