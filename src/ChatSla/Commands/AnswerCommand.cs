using System.Diagnostics;
using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using Activity = ChatSla.Teams.Activity;

namespace ChatSla.Commands;

/// <summary>Answers what somebody asked the bot in words.</summary>
public sealed class AnswerCommand(
    OpenQueries open, FindQueries find, IgnoredMail ignored, WatchMailbox watch, WhoIsOn who, GoAway away, SpeakLanguage speak,
    WhyReader reader, MailboxChannels channels, QueryJournal journal, Database database, BotIdentity bot, TimeProvider clock)
{
    /// <returns>The one message that answers.</returns>
    public async Task<JsonObject> AnswerAsync(Activity activity, Asker asker, Command command, CancellationToken cancellation)
    {
        var by = activity.By!;
        return command switch
        {
            Command.Help => HelpCard.Message(),
            Command.Open => await ListAsync(asker, OpenKind.All, cancellation),
            Command.Mine => await ListAsync(asker, OpenKind.Mine, cancellation),
            Command.Overdue => await ListAsync(asker, OpenKind.Overdue, cancellation),
            Command.Search(var words) => await find.MessageAsync(asker, words, cancellation),
            Command.Ignored => await ignored.MessageAsync(asker, cancellation),
            Command.Why(var query) => await WhyAsync(asker, query, cancellation),
            Command.WhoIsOn => await who.MessageAsync(asker, cancellation),
            Command.Away(var until) => await away.RunAsync(activity, by, until, cancellation),
            Command.Back => await away.EndAsync(by, cancellation),
            Command.Speak(var asked) => await speak.RunAsync(activity, by, asked, cancellation),
            Command.Watch(var address) => Messages.Plain(await watch.RunAsync(activity, by, address, cancellation)),
            Command.Unwatch(var address) => Messages.Plain(await watch.EndAsync(activity, by, address, cancellation)),
            Command.Unknown(var asked) => UnknownCard.Message(asked),
            _ => throw new UnreachableException("Deeds, previews, cards and figures are answered elsewhere."),
        };
    }

    private async Task<JsonObject> ListAsync(Asker asker, OpenKind kind, CancellationToken cancellation) =>
        OpenQueriesCard.Message(await open.ListAsync(asker, kind, cancellation), clock.Now, bot.Links);

    private async Task<JsonObject> WhyAsync(Asker asker, Which which, CancellationToken cancellation)
    {
        var (query, fault) = await FindAsync(asker, which, "why", cancellation);
        if (query is null) return Messages.Plain(fault);

        var (why, sentence) = await reader.ReadAsync(query, cancellation);
        return why is null ? Messages.Plain(sentence) : Messages.Card(WhyCard.Render(why), WhyCard.Summary(why));
    }

    /// <summary>A query that may be spoken of here, or what to say where there is none.</summary>
    public async Task<(Query? Query, string Fault)> FindAsync(Asker asker, Which which, string verb, CancellationToken cancellation)
    {
        var messageId = which.IsThread ? ThreadId.RootOf(asker.ConversationId) : which.MessageId;
        var id = which.Number is null && messageId is null ? null : await database.ReadAsync(session => QueryPointer.FindIdAsync(session, which.Number, messageId), cancellation);
        var spokenOf = await channels.SpokenOfAsync(asker, cancellation);
        if (id is { } known && await journal.FindAsync(known, cancellation) is { } query && spokenOf.Any(mailbox => query.BelongsTo(mailbox.Address))) return (query, "");

        return (null, which switch
        {
            { Number: { } number } => CommandStrings.NoSuchQuery.With(number, CommandVocabulary.Word("open")),
            { MessageId: not null } => CommandStrings.NoSuchCard,
            _ => CommandStrings.WhichQuery.With(CommandVocabulary.Word(verb)),
        });
    }
}
