using System.Diagnostics;
using ChatSla.Actions;
using ChatSla.Audit;
using ChatSla.Cards;
using ChatSla.Commands;
using ChatSla.Customers;
using ChatSla.Escalations;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Summaries;
using ChatSla.Teams;
using ChatSla.Watchdog;
using Activity = ChatSla.Teams.Activity;

namespace ChatSla;

/// <summary>Which slice does what the outbox asks. The one switch to read to know what the program does to the outside.</summary>
public sealed class OutboxHandler(IServiceProvider services, BotIdentity bot) : IOutboxHandler
{
    public async Task HandleAsync(OutboxMessage message, CancellationToken cancellation)
    {
        using var _ = Language.Speak(bot.Language);
        try
        {
            await RunAsync(message, cancellation);
        }
        catch (ConnectorException error)
        {
            await JudgeAsync(message, error, cancellation);
        }
    }

    public Task GaveUpAsync(OutboxMessage message, CancellationToken cancellation) => message switch
    {
        OutboxMessage.SendReply reply => Get<SendReply>().GaveUpAsync(reply.QueryId, reply.SendKey, cancellation),
        _ => Task.CompletedTask,
    };

    private Task RunAsync(OutboxMessage message, CancellationToken cancellation) => message switch
    {
        OutboxMessage.PutCard put => Get<CardPublisher>().PutAsync(put.QueryId, put.Mailbox, put.IsCheck, cancellation),
        OutboxMessage.RepaintCard repaint => Get<CardPublisher>().RepaintAsync(repaint.QueryId, cancellation),
        OutboxMessage.RemoveCard remove => Get<CardPublisher>().RemoveAsync(remove.ConversationId, remove.ActivityId, cancellation),
        OutboxMessage.SendReply reply => Get<SendReply>().RunAsync(reply.QueryId, reply.SendKey, cancellation),
        OutboxMessage.TidyDrafts tidy => Get<SendReply>().TidyAsync(tidy.Mailbox, tidy.SendKey, tidy.DraftId, cancellation),
        OutboxMessage.Acknowledge one => Get<AcknowledgeMail>().RunAsync(one.QueryId, one.MailId, one.MayTell, cancellation),
        OutboxMessage.SayLoop loop => Get<LoopAlarm>().RunAsync(loop.Mailbox, loop.Address, loop.Since, cancellation),
        OutboxMessage.SayNoCopies none => Get<CopiesHint>().RunAsync(none.Mailbox, none.QueryId, none.AnswerId, cancellation),
        OutboxMessage.SayRed red => Get<Alerts>().SayRedAsync(red.QueryId, red.DueAt, red.Mailbox, cancellation),
        OutboxMessage.SayBounced bounced => Get<Alerts>().SayBouncedAsync(bounced.QueryId, bounced.MailId, bounced.Mailbox, cancellation),
        OutboxMessage.RepaintIgnored list => Get<IgnoredMail>().RepaintAsync(list, cancellation),
        OutboxMessage.PingManagers ping => Get<Alerts>().PingManagersAsync(ping.QueryId, ping.DueAt, ping.Mailbox, cancellation),
        OutboxMessage.RemindOwner remind => Get<Alerts>().RemindOwnerAsync(remind.QueryId, remind.WarnAt, cancellation),
        OutboxMessage.CallManagers call => Get<Alerts>().CallManagersAsync(call.QueryId, call.EventSeq, call.Mailbox, cancellation),
        OutboxMessage.TellAlerts tell => Get<AlertDesk>().TellAsync(tell.Place, cancellation),
        OutboxMessage.RepaintAlert repaint => Get<RepaintAlerts>().RunAsync(repaint.MessageId, cancellation),
        OutboxMessage.SayReturned returned => Get<Alerts>().SayReturnedAsync(returned.QueryId, returned.EventSeq, cancellation),
        OutboxMessage.PostNoise noise => Get<NoiseReport>().PostAsync(noise, cancellation),
        OutboxMessage.TellHandedOver told => Get<TellHandedOver>().RunAsync(told.QueryId, told.EventSeq, cancellation),
        OutboxMessage.SayBlind blind => Get<BlindAlerts>().SayBlindAsync(blind.Mailbox, blind.Since, cancellation),
        OutboxMessage.SaySighted sighted => Get<BlindAlerts>().SaySightedAsync(sighted.Mailbox, sighted.Since, cancellation),
        OutboxMessage.WarnOfCredential warn => Get<CredentialWatch>().SayAsync(warn.ChannelId, warn.What, warn.EndsAt, cancellation),
        OutboxMessage.SayAudit audit => Get<AuditAlarm>().SayAsync(audit, cancellation),
        OutboxMessage.SayParked parked => Get<ParkedWatch>().SayAsync(parked.ChannelId, cancellation),
        OutboxMessage.SayDeadEnd end => Get<DeadChannels>().SayAsync(end.ManagersChannel, end.Channel, end.Because, cancellation),
        OutboxMessage.SayMoved moved => Get<MovedCards>().SayAsync(moved.QueryId, moved.OldThread, moved.NewThread, moved.NewActivity, cancellation),
        OutboxMessage.HearActivity hear => Get<ActivityHandler>().HandleAsync(new Activity(hear.Activity.ToObject()), cancellation),
        OutboxMessage.DailySummary summary => Get<DailySummaries>().RunAsync(summary, cancellation),
        OutboxMessage.EndAnnouncement end => Get<Announcements>().EndAsync(end.Id, cancellation),
        _ => throw new UnreachableException($"No handler for {message.GetType().Name}."),
    };

    /// <summary>Asked to wait, it waits; what can never work is parked; the rest is tried again.</summary>
    private async Task JudgeAsync(OutboxMessage message, ConnectorException error, CancellationToken cancellation)
    {
        if (error.Gate is { } gate && OutboxTurn.Current is { HasSent: false }) throw new InLineException(gate);
        if (error.RetryAfter is { } wait) throw new NotYetException(error.Message, wait, error) { IsInDoubt = error.IsInDoubt };
        if (message is OutboxMessage.RemoveCard or OutboxMessage.RepaintIgnored or OutboxMessage.RepaintAlert && error.MessageIsGone) return;
        if (error.ConversationIsDead) await Get<DeadChannels>().NoteAsync(error, cancellation);

        // A card is made good when its channel is open again: the sweep finds that it is not there.
        if (message is OutboxMessage.PutCard && (error.ConversationIsDead || error.Code is ConnectorException.KnownDeadEnd)) return;
        if (error.IsFinal) throw new WillNotWorkException(error.Message, error);
        throw new NotYetException(error.Message, inner: error) { IsInDoubt = error.IsInDoubt };
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
