using System.Diagnostics;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using Activity = ChatSla.Teams.Activity;

namespace ChatSla.Commands;

/// <summary>Answers what somebody asked the bot in words, where it was asked.</summary>
public sealed class AnswerCommand(
    ITeamsMessenger messenger, OpenQueries open, IgnoredMail ignored, WatchMailbox watch, WhyReader reader, MailboxChannels channels, QueryJournal journal, Database database, BotIdentity bot, TimeProvider clock)
{
    private const string Help = """
        I open a query for every customer mail and show its promise here.
        open: the open queries, the most urgent first
        mine: those you have
        show Q-7: one query's card
        why Q-7: why it has its colour
        when is it due if Acme writes Fri 16:55? by when a mail would be answered, and why
        calendar 14: when we are open in the next 14 days
        summary: today in figures
        merge Q-7 into Q-5, unmerge Q-7: two queries of one question become one, and two again
        split Q-5: the customer's last mail becomes a query of its own
        call Q-7 what was said: you told the customer on the telephone
        ignored: the mails that opened no query, and why
        watch support@contoso.com: shows that mailbox in this channel (administrators)
        """;

    public async Task RunAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.By is not { } by) return;

        var asker = new Asker(activity.ConversationId, activity.ConversationType == "channel", by.Id);
        switch (CommandWords.Read(activity))
        {
            case Command.Help:
                await SayAsync(asker.ConversationId, Help, cancellation);
                break;
            case Command.Open:
                await ListAsync(asker, null, cancellation);
                break;
            case Command.Mine:
                await ListAsync(asker, by, cancellation);
                break;
            case Command.Summary:
                await PutAsync(new OutboxMessage.PostSummary(asker.ConversationId, asker.IsChannel, asker.PersonId), cancellation);
                break;
            case Command.Ignored:
                await messenger.SendAsync(asker.ConversationId, await ignored.MessageAsync(asker, cancellation), cancellation);
                break;
            case Command.Show(var number):
                await ShowAsync(asker, number, cancellation);
                break;
            case Command.Why(null):
                await SayAsync(asker.ConversationId, "Which query? Write \"why Q-7\".", cancellation);
                break;
            case Command.Why({ } number):
                await SayWhyAsync(asker, number, cancellation);
                break;
            case Command.Watch(var address):
                await SayAsync(asker.ConversationId, await watch.RunAsync(activity, by, address, cancellation), cancellation);
                break;
            case Command.Unknown(var asked, var nearest):
                var cited = asked.Length <= 60 ? asked : $"{asked[..60]} …";
                await SayAsync(asker.ConversationId, $"I do not know \"{cited}\". {(nearest is null ? "\"help\" lists what I know." : $"Did you mean \"{nearest}\"?")}", cancellation);
                break;
            default:
                throw new UnreachableException("Deeds and previews are answered elsewhere.");
        }
    }

    private async Task ListAsync(Asker asker, Person? owner, CancellationToken cancellation)
    {
        var rows = await open.ListAsync(asker, owner, cancellation);
        await messenger.SendAsync(asker.ConversationId, OpenQueriesCard.Message(rows, owner is not null, clock.Now, bot.TenantId), cancellation);
    }

    private async Task ShowAsync(Asker asker, int number, CancellationToken cancellation)
    {
        if (await FindAsync(asker, number, cancellation) is { } query) await PutAsync(new OutboxMessage.ShowCard(query.Id, asker.ConversationId), cancellation);
    }

    private async Task SayWhyAsync(Asker asker, int number, CancellationToken cancellation)
    {
        if (await FindAsync(asker, number, cancellation) is not { } query) return;

        var (why, sentence) = await reader.ReadAsync(query, cancellation);
        var message = why is null ? Messages.Plain(sentence) : Messages.Card(WhyCard.Render(why), WhyCard.Summary(why));
        await messenger.SendAsync(asker.ConversationId, message, cancellation);
    }

    /// <summary>A query that may be spoken of here; where there is none, that is said.</summary>
    private async Task<Query?> FindAsync(Asker asker, int number, CancellationToken cancellation)
    {
        var spokenOf = await channels.SpokenOfAsync(asker, cancellation);
        if (await journal.FindByNumberAsync(number, cancellation) is { } query && spokenOf.Any(mailbox => query.BelongsTo(mailbox.Address))) return query;

        await SayAsync(asker.ConversationId, RefusalText.For(new Refusal.UnknownQuery($"Q-{number} here"), clock.Now, NodaTime.DateTimeZone.Utc), cancellation);
        return null;
    }

    private Task SayAsync(string conversationId, string text, CancellationToken cancellation) =>
        messenger.SendAsync(conversationId, Messages.Plain(text), cancellation);

    private Task PutAsync(OutboxMessage message, CancellationToken cancellation) =>
        database.WriteAsync(session => session.PutAsync(message, clock.Now), cancellation);
}
