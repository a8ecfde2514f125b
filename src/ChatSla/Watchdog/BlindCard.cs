using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
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
        var why = trouble?.What ?? WatchdogStrings.NoAnswer;
        var title = $"◆ {WatchdogStrings.BlindTitle.With(mailbox.Name, DueText.At(since, now, mailbox.Zone))}";
        var body = new List<JsonObject>
        {
            Elements.Container("attention", [Elements.Runs(null, Elements.Run(title, weight: "Bolder", color: "Attention"))], bleed: true),
            Fact(WatchdogStrings.Mailbox, mailbox.Address),
            Fact(WatchdogStrings.Why, why),
            Fact(WatchdogStrings.DoThis, trouble?.Do ?? WatchdogStrings.LookIntoLog),
            Elements.Plain(WatchdogStrings.NothingLost, size: "Small", subtle: true),
        };
        if (managers.Count > 0) body.Add(Mentions.Line(managers));
        return new(Elements.AdaptiveCard(body).Mention(managers), WatchdogStrings.BlindSummary.With(mailbox.Address, DueText.At(since, now, mailbox.Zone), why));
    }

    /// <param name="late">How many mails came meanwhile.</param>
    public static BlindCard Sighted(WatchedMailbox mailbox, Instant since, Instant ended, int late)
    {
        var mails = late switch
        {
            0 => WatchdogStrings.NoneLate,
            1 => WatchdogStrings.OneLate,
            _ => WatchdogStrings.ManyLate.With(late),
        };
        var title = $"● {WatchdogStrings.SeesTitle.With(mailbox.Name, DueText.At(ended, ended, mailbox.Zone))}";
        var body = new List<JsonObject>
        {
            Elements.Container("good", [Elements.Runs(null, Elements.Run(title, weight: "Bolder", color: "Good"))], bleed: true),
            Fact(WatchdogStrings.Mailbox, mailbox.Address),
            Fact(WatchdogStrings.BlindFor, WatchdogStrings.BlindForValue.With(DueText.Length(ended - since), DueText.At(since, ended, mailbox.Zone))),
            Elements.Plain(mails),
        };
        return new(Elements.AdaptiveCard(body), WatchdogStrings.SeesSummary.With(mailbox.Address, mails));
    }

    private static JsonObject Fact(string name, string value) => Elements.Runs("Small", Elements.Run($"{name}  ", subtle: true), Elements.Run(value));
}
