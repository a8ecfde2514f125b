using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>Two systems answer each other: the managers are told once what was found, what was done and what they can do.</summary>
public sealed class LoopAlarm(Database database, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, ManagerMentions mentions, SpokenLanguages languages, TimeProvider clock)
{
    public async Task RunAsync(string address, string sender, Instant since, CancellationToken cancellation)
    {
        if (mailboxes.Find(address) is not { } mailbox) return;
        if (await database.ReadAsync(session => LoopBreak.FindAsync(session, address, sender, clock.Now), cancellation) is not { } found || found.Since != since) return;
        if (await channels.ManagersChannelOfAsync(mailbox, cancellation) is not { } channel) throw new WillNotWorkException("no channel is bound to call the managers in");

        using var _ = Language.Speak(await languages.OfAsync(channel, cancellation));
        var managers = await mentions.OfAsync(mailbox, channel, cancellation);
        await messenger.PostAsync(channel, Messages.Card(Render(mailbox, found, managers, clock.Now), EscalationStrings.LoopSummary.With(mailbox.Name, found.Address), alert: true), cancellation);
    }

    public static JsonObject Render(WatchedMailbox mailbox, LoopBreak found, IReadOnlyList<TeamsMember> managers, Instant now) => Elements.AdaptiveCard(
    [
        Elements.Container("warning", [Elements.Runs(null, Elements.Run(EscalationStrings.LoopTitle, weight: "Bolder", color: "Warning"))], bleed: true),
        Fact(EscalationStrings.Mailbox, mailbox.Name),
        Fact(EscalationStrings.OtherSide, found.Address),
        Fact(EscalationStrings.Shown, LoopWords.Of(found)),
        Fact(EscalationStrings.Done, EscalationStrings.LoopDone.With(DueText.At(found.Until, now, mailbox.Zone))),
        Elements.Words(EscalationStrings.LoopTodo),
        .. managers.Count > 0 ? [Mentions.Line(managers)] : Array.Empty<JsonObject>(),
    ]).Mention(managers);

    private static JsonObject Fact(string name, string value) =>
        Elements.Runs("Small", Elements.Run($"{name}  ", subtle: true), Elements.Run(value));
}
