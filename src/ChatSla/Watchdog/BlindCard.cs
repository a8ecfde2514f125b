using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Watchdog;

/// <summary>What managers read of a mailbox that cannot be read: since when, why, what to do, and what it means for customers.</summary>
/// <param name="Summary">What the notification says.</param>
public sealed record BlindCard(JsonObject Card, string Summary)
{
    public static BlindCard Blind(WatchedMailbox mailbox, Instant since, MailboxTrouble? trouble, IReadOnlyList<TeamsMember> managers, Instant now)
    {
        var why = trouble?.What ?? "no answer";
        var title = $"◆ {mailbox.Name} is blind since {DueText.At(since, now, mailbox.Zone)}";
        var body = new List<JsonObject>
        {
            Elements.Container("attention", [Elements.Runs(null, Elements.Run(title, weight: "Bolder", color: "Attention"))], bleed: true),
            Fact("Mailbox", mailbox.Address),
            Fact("Why", why),
            Fact("Do this", trouble?.Do ?? "Look into the program's log; restart it if nothing moves."),
            Elements.Plain("New mail opens no queries until then. Nothing is lost: it is read later, and every promise counts from when the mail was received.", size: "Small", subtle: true),
        };
        if (managers.Count > 0) body.Add(Mentions.Line(managers));
        return new(Elements.AdaptiveCard(body).Mention(managers), $"{mailbox.Address} blind since {DueText.At(since, now, mailbox.Zone)}: {why}");
    }

    /// <param name="late">How many mails came meanwhile.</param>
    public static BlindCard Sighted(WatchedMailbox mailbox, Instant since, Instant ended, int late)
    {
        var mails = late switch
        {
            0 => "No mail came meanwhile.",
            1 => "1 mail came meanwhile; its promise counts from when it was received.",
            _ => $"{late} mails came meanwhile; their promises count from when they were received.",
        };
        var title = $"● {mailbox.Name} sees again since {DueText.At(ended, ended, mailbox.Zone)}";
        var body = new List<JsonObject>
        {
            Elements.Container("good", [Elements.Runs(null, Elements.Run(title, weight: "Bolder", color: "Good"))], bleed: true),
            Fact("Mailbox", mailbox.Address),
            Fact("Blind for", $"{DueText.Length(ended - since)}, since {DueText.At(since, ended, mailbox.Zone)}"),
            Elements.Plain(mails),
        };
        return new(Elements.AdaptiveCard(body), $"{mailbox.Address} sees again. {mails}");
    }

    private static JsonObject Fact(string name, string value) => Elements.Runs("Small", Elements.Run($"{name}  ", subtle: true), Elements.Run(value));
}
