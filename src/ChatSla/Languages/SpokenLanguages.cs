using System.Collections.Concurrent;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Languages;

/// <summary>Which language is spoken where: a team's or chat's own choice, else the configured one (Bot:Language).</summary>
public sealed class SpokenLanguages
{
    private const string Topic = "languages";

    /// <summary>Another replica may have been told otherwise, and we may not have heard of it.</summary>
    private static readonly Duration Remembered = Duration.FromSeconds(30);

    private readonly Database database;
    private readonly BotIdentity bot;
    private readonly TimeProvider clock;

    private readonly ConcurrentDictionary<string, (Language? Language, Instant At)> chosen = new();

    public SpokenLanguages(Database database, BotIdentity bot, TimeProvider clock)
    {
        (this.database, this.bot, this.clock) = (database, bot, clock);
        database.Replicas.Heard(Topic, _ => chosen.Clear());
    }

    /// <summary>The language of a channel's team, or of a chat.</summary>
    public async Task<Language> OfAsync(string conversationId, CancellationToken cancellation) => await ChoiceAsync(conversationId, cancellation) ?? bot.Language;

    /// <summary>The language that who wrote or clicked is answered in; a personal chat without a choice is answered in that of the person's Teams.</summary>
    public async Task<Language> OfAsync(Activity activity, CancellationToken cancellation) =>
        await ChoiceAsync(activity.ConversationId, cancellation) ?? (activity.ConversationType == "personal" ? Language.Find(activity.Locale) : null) ?? bot.Language;

    /// <summary>Chooses the language of the team that the conversation is in, or of the chat.</summary>
    public async Task ChooseAsync(string conversationId, Language language, Person by, CancellationToken cancellation)
    {
        await database.WriteAsync(
            session => session.RunAsync(
                """
                INSERT INTO languages (place, language, chosen_by, chosen_at)
                VALUES (COALESCE((SELECT team_id FROM conversations WHERE id = @id), @id), @Code, @by, @Now)
                ON CONFLICT (place) DO UPDATE SET language = excluded.language, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
                """,
                new { id = ThreadId.ChannelOf(conversationId), language.Code, by = by.Id, clock.Now }),
            cancellation);
        chosen.Clear();
        database.Replicas.Tell(Topic, "");
    }

    private async Task<Language?> ChoiceAsync(string conversationId, CancellationToken cancellation)
    {
        var id = ThreadId.ChannelOf(conversationId);
        if (chosen.TryGetValue(id, out var known) && clock.Now - known.At < Remembered) return known.Language;

        try
        {
            var code = await database.ReadAsync(
                session => session.FindAsync<string>(
                    "SELECT language FROM languages WHERE place = COALESCE((SELECT team_id FROM conversations WHERE id = @id), @id)", new { id }),
                cancellation);
            chosen[id] = (Language.Find(code), clock.Now);
            return chosen[id].Language;
        }
        catch (StorageException)
        {
            // Whoever asks for something is refused, in the language that was spoken last.
            return known.Language;
        }
    }
}
