using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Telemetry;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>Sends a query's one card of a channel: once, whatever Teams answers or does not answer, and so that what is known of it is stored.</summary>
public sealed partial class LiveCard(Database database, ITeamsMessenger messenger, CardOrder order, TimeProvider clock, ILogger<LiveCard> logger)
{
    /// <summary>
    /// A card whose post was never answered may be there. Whoever sees it, their client refreshes it and so tells of it; then it is taken
    /// for the query's card. If nobody does, it is posted again, and the first one is removed when somebody sees it later.
    /// </summary>
    private static readonly Duration MayTurnUp = Duration.FromSeconds(10);

    /// <param name="channel">Null: nobody has bound the mailbox.</param>
    /// <param name="card">What is known of it so far.</param>
    /// <param name="isCheck">It is sent even where it shows already what it should: to see whether it is still there.</param>
    public async Task PutAsync(QueryView view, string mailbox, string? channel, CardRow? card, CardMessage message, bool isCheck, CancellationToken cancellation)
    {
        if (card is { IsPosted: true })
        {
            if (!isCheck && card.Shown == message.Hash) return;
            if (await UpdateAsync(view, card, message, cancellation)) return;
        }

        if (channel is null) LogNoChannel(view.Query.Id);
        else await PostAsync(view, mailbox, channel, card, message, cancellation);
    }

    /// <returns>False where the message is gone and must be posted anew.</returns>
    private async Task<bool> UpdateAsync(QueryView view, CardRow card, CardMessage message, CancellationToken cancellation)
    {
        try
        {
            await message.SendAsync(activity => messenger.UpdateAsync(card.ConversationId!, card.ActivityId!, activity, cancellation));
            await PutRowAsync(view, card.Mailbox, CardRow.Posted, card.ConversationId, card.ActivityId, message.Hash, cancellation);
            return true;
        }
        catch (ConnectorException gone) when (gone.MessageIsGone)
        {
            LogReposted(view.Query.Id);
            return false;
        }
        catch (ConnectorException error) when (error.Status is null or >= 500)
        {
            await PutRowAsync(view, card.Mailbox, CardRow.Posted, card.ConversationId, card.ActivityId, shown: null, cancellation);
            throw;
        }
    }

    private async Task PostAsync(QueryView view, string mailbox, string channel, CardRow? card, CardMessage message, CancellationToken cancellation)
    {
        if (card is null) await order.KeepAsync(view.Query, cancellation);
        if (card is { State: CardRow.Posting } && card.UpdatedAt + MayTurnUp - clock.Now is var rest && rest > Duration.Zero && rest <= MayTurnUp) throw new NotYetException("it may have been posted already", rest);

        // Noted just before it is sent: what waits at a gate has not been posted.
        var before = card?.ConversationId ?? channel;
        Task NoteAsync(CancellationToken token) => PutRowAsync(view, mailbox, CardRow.Posting, before, null, null, token);
        if (OutboxTurn.Current is { } turn) turn.BeforeSaying = NoteAsync;
        else await NoteAsync(cancellation);

        PostedMessage? posted = null;
        try
        {
            await message.SendAsync(async activity => posted = await messenger.PostAsync(channel, activity, cancellation));
        }
        catch (ConnectorException error) when (!error.IsInDoubt)
        {
            await PutRowAsync(view, mailbox, CardRow.Refused, before, null, null, cancellation);
            throw;
        }

        var id = posted!.ActivityId ?? ThreadId.RootOf(posted.ConversationId);
        await database.WriteAsync(
            async session =>
            {
                await CardRow.PutAsync(session, view.Query.Id, mailbox, CardRow.Posted, posted.ConversationId, id, message.Hash, clock.Now);
                if (ThreadId.RootOf(before) is not null && id is not null) await session.PutAsync(new OutboxMessage.SayMoved(view.Query.Id, before, posted.ConversationId, id), clock.Now);
            },
            cancellation);
        if (card?.ConversationId is null) Measures.CardPosted(clock.Now - view.First.SeenAt);
        LogPosted(view.Query.Id, (clock.Now - view.First.ReceivedAt).TotalMilliseconds);
    }

    private Task PutRowAsync(QueryView view, string mailbox, string state, string? conversation, string? activity, string? shown, CancellationToken cancellation) =>
        database.WriteAsync(session => CardRow.PutAsync(session, view.Query.Id, mailbox, state, conversation, activity, shown, clock.Now), cancellation);

    [LoggerMessage(LogLevel.Information, "The card of query {QueryId} is posted, {DelayMs} ms after its mail was received.")]
    private partial void LogPosted(Guid queryId, double delayMs);

    [LoggerMessage(LogLevel.Warning, "The card of query {QueryId} is gone from its channel; it is posted anew.")]
    private partial void LogReposted(Guid queryId);

    [LoggerMessage(LogLevel.Warning, "Query {QueryId} has no channel to be shown in yet; bind its mailbox with \"@ChatSla watch ADDRESS\" or in the configuration.")]
    private partial void LogNoChannel(Guid queryId);
}

/// <summary>A card as it is sent, as large as Teams takes it.</summary>
/// <param name="make">The activity, with that much left out.</param>
/// <param name="most">How much can be left out at most.</param>
/// <param name="lasting">What of it is no other a minute later: how much time is left makes no difference that is worth a message.</param>
public sealed class CardMessage(Func<int, JsonObject> make, int most, Func<JsonObject> lasting)
{
    private readonly Lazy<string> hash = new(() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(lasting().ToJsonString())))[..32]);

    /// <summary>Of the whole card: what Teams would not take of it is no difference.</summary>
    public string Hash => hash.Value;

    /// <summary>Sends it; one that is too large is sent smaller.</summary>
    /// <exception cref="ConnectorException">As thrown by <paramref name="send"/>.</exception>
    public async Task SendAsync(Func<JsonObject, Task> send)
    {
        for (var cut = 0; ; cut++)
        {
            var activity = make(cut);
            if (cut < most && Messages.SizeOf(activity) > Messages.Budget) continue;

            try
            {
                await send(activity);
                return;
            }
            catch (ConnectorException error) when (error.IsTooLarge && cut < most)
            {
                // A smaller one follows.
            }
        }
    }
}
