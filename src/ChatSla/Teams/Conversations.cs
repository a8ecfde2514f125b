using System.Collections.Concurrent;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Teams;

/// <summary>The conversation references that were learnt from activities, keyed without the thread.</summary>
public sealed class Conversations(Database database, BotIdentity bot, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Uri> serviceUrls = new();

    /// <summary>The service URL is stable but can change, so it is taken anew from every activity.</summary>
    public async Task LearnAsync(Activity activity, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service)) return;

        var id = ThreadId.ChannelOf(activity.ConversationId);
        if (id.Length == 0 || (serviceUrls.TryGetValue(id, out var known) && known == service)) return;

        await PutAsync(id, activity, cancellation);
        if (activity.TeamsChannelId is { } channel && channel != id) await PutAsync(channel, activity, cancellation);
        serviceUrls[id] = service;
    }

    /// <summary>The bot was taken out: nothing is sent there until it is heard of again.</summary>
    public Task MarkDeadAsync(string conversationId, CancellationToken cancellation)
    {
        var id = ThreadId.ChannelOf(conversationId);
        serviceUrls.TryRemove(id, out _);
        return database.WriteAsync(session => session.RunAsync("UPDATE conversations SET dead_at = @Now WHERE id = @id", new { id, clock.Now }), cancellation);
    }

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

    public async Task<bool> IsDeadAsync(string conversationId, CancellationToken cancellation) =>
        await database.ReadAsync(
            session => session.FindInstantAsync("SELECT dead_at FROM conversations WHERE id = @id", new { id = ThreadId.ChannelOf(conversationId) }), cancellation) is not null;

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
