using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Outbox;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Escalations;

/// <summary>Two systems answer each other: the managers are told once what was found, what was done and what they can do.</summary>
public sealed class LoopAlarm(Database database, WatchedMailboxes mailboxes, MailboxChannels channels, ITeamsMessenger messenger, ManagerMentions mentions, TimeProvider clock)
{
    private const string Title = "▲ Two systems are answering each other";

    public async Task RunAsync(string address, string sender, Instant since, CancellationToken cancellation)
    {
        if (mailboxes.Find(address) is not { } mailbox) return;
        if (await database.ReadAsync(session => LoopBreak.FindAsync(session, address, sender, clock.Now), cancellation) is not { } found || found.Since != since) return;
        if (await channels.ManagersChannelOfAsync(mailbox, cancellation) is not { } channel) throw new WillNotWorkException("no channel is bound to call the managers in");

        var managers = await mentions.OfAsync(mailbox, channel, cancellation);
        var card = Elements.AdaptiveCard(
        [
            Elements.Container("warning", [Elements.Runs(null, Elements.Run(Title, weight: "Bolder", color: "Warning"))], bleed: true),
            Fact("Mailbox", mailbox.Name),
            Fact("The other side", found.Address),
            Fact("What shows it", found.Because),
            Fact("Done", $"It is told no more by itself that its mails have arrived, until {DueText.At(found.Until, clock.Now, mailbox.Zone)}. Its mails still open queries."),
            Elements.Words("What to do: if it is a ticket system, ask its owner to mark its mails as automatic (Auto-Submitted) or to leave this mailbox out. If it is a person, nothing need be done."),
            .. managers.Count > 0 ? [Mentions.Line(managers)] : Array.Empty<JsonObject>(),
        ]).Mention(managers);
        await messenger.PostAsync(channel, Messages.Card(card, $"Two systems are answering each other: {mailbox.Name} and {found.Address}", alert: true), cancellation);
    }

    private static JsonObject Fact(string name, string value) =>
        Elements.Runs("Small", Elements.Run($"{name}  ", subtle: true), Elements.Run(value));
}
