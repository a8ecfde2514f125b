using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Commands;

/// <summary>Chooses the language of a team, or of a chat. A team's is a matter for those who run it; a personal chat is the person's own.</summary>
public sealed class SpeakLanguage(SpokenLanguages languages, Permits permits, WatchedMailboxes mailboxes, MailboxChannels channels, Database database, TimeProvider clock)
{
    public async Task<JsonObject> RunAsync(Activity activity, Person by, string asked, CancellationToken cancellation)
    {
        var word = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        if (Language.Find(word) is not { } language) return Choice(word);
        if (await RefusalAsync(activity, by, cancellation) is { } refusal) return Messages.Plain(refusal);

        await languages.ChooseAsync(activity.ConversationId, language, by, cancellation);
        if (activity.ConversationType == "channel") await database.WriteAsync(RepaintAsync, cancellation);
        using var _ = Language.Speak(language);
        return Messages.Plain(activity.ConversationType == "channel" ? CommandStrings.TeamSpeaks : CommandStrings.ChatSpeaks);
    }

    /// <summary>Which channels are the team's only Teams knows; a card that shows what it should already is not sent again.</summary>
    private async Task RepaintAsync(DbSession session)
    {
        foreach (var address in mailboxes.Addresses) await session.PutOpenCardsAsync(address, clock.Now);
    }

    /// <param name="word">What was asked for and is not spoken; empty: nothing was.</param>
    public static JsonObject Choice(string word)
    {
        var sentence = word.Length == 0 ? CommandStrings.Speaks : CommandStrings.SpeaksNot.With(CardText.Cut(word, 40));
        return Messages.Card(
            Elements.AdaptiveCard(
                [Elements.Plain(sentence)], Language.All.Select(one => CommandButtons.Run($"{CommandVocabulary.Word("language")} {one.Names[0]}", one.Culture.Parent.NativeName is var name ? char.ToUpperInvariant(name[0]) + name[1..] : ""))),
            sentence);
    }

    private async Task<string?> RefusalAsync(Activity activity, Person by, CancellationToken cancellation)
    {
        if (activity.ConversationType == "personal") return null;

        var isChannel = activity.ConversationType == "channel";
        var spokenOf = await channels.SpokenOfAsync(new Asker(activity.ConversationId, isChannel, by.Id), cancellation);
        if (!isChannel) return spokenOf.Count > 0 ? null : CommandStrings.NoTeam;

        var refusal = await permits.AskAsync(activity, spokenOf.Count > 0 ? spokenOf : mailboxes.All, "language", null, cancellation);
        return refusal is null ? null : $"{RefusalText.For(refusal, clock.Now, NodaTime.DateTimeZone.Utc)} {CommandStrings.ChatIsYours}";
    }
}
