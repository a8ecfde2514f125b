using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Commands;

/// <summary>Somebody goes away, and comes back. What they have is offered back to the channel, by a button: who is away for an hour keeps it.</summary>
public sealed class GoAway(Absences absences, MailboxChannels channels, Database database, TimeProvider clock)
{
    public async Task<JsonObject> RunAsync(Activity activity, Person by, string words, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(new Asker(activity.ConversationId, false, by.Id), cancellation);
        if (mailboxes.Count == 0) return Messages.Plain(CommandStrings.NoTeam);

        var (now, zone) = (clock.Now, ZoneOf(activity) ?? mailboxes[0].Zone);
        try
        {
            var until = AwayWords.Read(words, now, zone);
            var own = await database.WriteAsync(
                async session =>
                {
                    await Absences.SetAsync(session, by, until, by, now);
                    return await session.ListAsync<int>("SELECT number FROM queries WHERE state = 'open' AND owner_id = @Id ORDER BY COALESCE(due_at, opened_at), number", new { by.Id });
                },
                cancellation);
            return Message(until is { } at ? CommandStrings.AwayUntil.With(by.Name, DueText.Day(at, now, zone)) : CommandStrings.AwayOpen.With(by.Name), own);
        }
        catch (FormatException fault)
        {
            return Messages.Plain(fault.Message);
        }
    }

    public async Task<JsonObject> EndAsync(Person by, CancellationToken cancellation)
    {
        var wasAway = await absences.IsAwayAsync(by.Id, cancellation);
        await database.WriteAsync(session => Absences.BackAsync(session, by.Id), cancellation);
        return Messages.Plain((wasAway ? CommandStrings.IsBack : CommandStrings.WasNotAway).With(by.Name));
    }

    public static JsonObject Message(string sentence, IReadOnlyList<int> own)
    {
        var howBack = CommandStrings.AwayHowBack.With(CommandVocabulary.Word("back"));
        if (own.Count == 0) return Messages.Plain($"{sentence} {howBack}");

        var list = string.Join(", ", own.Take(12).Select(number => $"Q-{number}")) + (own.Count > 12 ? $" +{own.Count - 12}" : "");
        var has = own.Count == 1 ? CommandStrings.AwayHasOne.With(list) : CommandStrings.AwayHasMany.With(own.Count, list);
        return Messages.Card(
            Elements.AdaptiveCard(
                [Elements.Plain(sentence, weight: "Bolder"), Elements.Plain(has), Elements.Plain(howBack, subtle: true, spacing: "None")],
                [CommandButtons.Run("release all", CommandStrings.GiveBack)]),
            sentence);
    }

    /// <summary>Of the person's own Teams; the office may be elsewhere.</summary>
    private static DateTimeZone? ZoneOf(Activity activity) => activity.Entities
        .Where(entity => (string?)entity["type"] == "clientInfo").Select(entity => (string?)entity["timezone"]).OfType<string>()
        .Select(DateTimeZoneProviders.Tzdb.GetZoneOrNull).FirstOrDefault();
}
