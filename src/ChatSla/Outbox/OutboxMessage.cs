using System.Text.Json;
using System.Text.Json.Serialization;
using ChatSla.Core.Promises;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Outbox;

/// <summary>Everything that may follow a committed change, outside the database. The names are stored: never rename one.</summary>
[JsonDerivedType(typeof(PutCard), "put-card")]
[JsonDerivedType(typeof(RepaintCard), "repaint-card")]
[JsonDerivedType(typeof(RemoveCard), "remove-card")]
[JsonDerivedType(typeof(SendReply), "send-reply")]
[JsonDerivedType(typeof(Acknowledge), "acknowledge")]
[JsonDerivedType(typeof(SayLoop), "say-loop")]
[JsonDerivedType(typeof(SayNoCopies), "say-no-copies")]
[JsonDerivedType(typeof(SayRed), "say-red")]
[JsonDerivedType(typeof(SayBounced), "say-bounced")]
[JsonDerivedType(typeof(RepaintIgnored), "repaint-ignored")]
[JsonDerivedType(typeof(PingManagers), "ping-managers")]
[JsonDerivedType(typeof(RemindOwner), "remind-owner")]
[JsonDerivedType(typeof(CallManagers), "call-managers")]
[JsonDerivedType(typeof(TellAlerts), "tell-alerts")]
[JsonDerivedType(typeof(RepaintAlert), "repaint-alert")]
[JsonDerivedType(typeof(SayReturned), "say-returned")]
[JsonDerivedType(typeof(PostNoise), "post-noise")]
[JsonDerivedType(typeof(TellHandedOver), "tell-handed-over")]
[JsonDerivedType(typeof(SayBlind), "say-blind")]
[JsonDerivedType(typeof(SaySighted), "say-sighted")]
[JsonDerivedType(typeof(WarnOfCredential), "warn-of-credential")]
[JsonDerivedType(typeof(SayAudit), "say-audit")]
[JsonDerivedType(typeof(SayParked), "say-parked")]
[JsonDerivedType(typeof(SayDeadEnd), "say-dead-end")]
[JsonDerivedType(typeof(SayMoved), "say-moved")]
[JsonDerivedType(typeof(HearActivity), "hear-activity")]
[JsonDerivedType(typeof(DailySummary), "daily-summary")]
[JsonDerivedType(typeof(EndAnnouncement), "end-announcement")]
[JsonDerivedType(typeof(TidyDrafts), "tidy-drafts")]
public abstract record OutboxMessage
{
    private OutboxMessage()
    {
    }

    /// <summary>Messages of one lane run one at a time, oldest first; null: beside all others.</summary>
    [JsonIgnore]
    public virtual string? Lane => null;

    /// <summary>A message with a key is taken in once, however often it is put.</summary>
    [JsonIgnore]
    public virtual string? OnceKey => null;

    [JsonIgnore]
    public virtual OutboxPriority Priority => OutboxPriority.Ordinary;

    /// <summary>Makes the query's card show the present. Replaces older pending ones for the same card.</summary>
    /// <param name="Mailbox">Which of the query's mailboxes the card is for; null: the first.</param>
    /// <param name="IsCheck">Nothing changed: it is sent to see whether it is still there, after everything else.</param>
    public sealed record PutCard(Guid QueryId, TrafficLight Light = TrafficLight.Green, string? Mailbox = null, bool IsCheck = false) : OutboxMessage
    {
        public override string Lane => $"card:{QueryId}{Of(Mailbox)}";

        public override OutboxPriority Priority => Light switch
        {
            _ when IsCheck => OutboxPriority.Idle,
            TrafficLight.Red => OutboxPriority.Red,
            TrafficLight.Amber => OutboxPriority.Amber,
            _ => OutboxPriority.Ordinary,
        };
    }

    /// <summary>A card that says "today" is painted anew when the day is over.</summary>
    public sealed record RepaintCard(Guid QueryId, Instant At) : OutboxMessage
    {
        public override string OnceKey => $"repaint:{QueryId}:{At.ToUnixTimeMilliseconds()}";
    }

    /// <summary>Takes away a card that a crash left behind.</summary>
    public sealed record RemoveCard(string ConversationId, string ActivityId) : OutboxMessage;

    /// <summary>Sends the answer with that key to the customer, exactly once.</summary>
    public sealed record SendReply(Guid QueryId, string SendKey) : OutboxMessage
    {
        public override string Lane => $"reply:{QueryId}";

        public override string OnceKey => $"reply:{SendKey}";
    }

    /// <summary>Takes away the drafts that a broken-off try of that answer left behind, all but the one that is sent.</summary>
    public sealed record TidyDrafts(Guid QueryId, string Mailbox, string SendKey, string DraftId) : OutboxMessage
    {
        public override string OnceKey => $"tidy-drafts:{SendKey}:{DraftId}";

        public override OutboxPriority Priority => OutboxPriority.Idle;
    }

    /// <summary>A customer's mail was taken in where customers are told so by themselves; whether this one is, is decided then.</summary>
    /// <param name="MayTell">It opened the query, and its sender may be written to by a program.</param>
    public sealed record Acknowledge(Guid QueryId, string MailId, bool MayTell) : OutboxMessage
    {
        public override string OnceKey => $"acknowledge:{MailId}";
    }

    /// <summary>Tells the managers that two systems answer each other.</summary>
    public sealed record SayLoop(string Mailbox, string Address, Instant Since) : OutboxMessage
    {
        public override string OnceKey => $"say-loop:{Mailbox}:{Address}:{Since.ToUnixTimeMilliseconds()}";
    }

    /// <summary>Tells the managers, once a day, that answers from Outlook leave no copy where we look.</summary>
    /// <param name="AnswerId">The Message-ID of the answer that showed it.</param>
    /// <param name="Day">As 2026-11-23.</param>
    public sealed record SayNoCopies(string Mailbox, Guid QueryId, string AnswerId, string Day) : OutboxMessage
    {
        public override string OnceKey => $"say-no-copies:{Mailbox}:{Day}";
    }

    /// <summary>A line in the thread of the card: an edit alone notifies nobody.</summary>
    public sealed record SayRed(Guid QueryId, Instant DueAt, string? Mailbox = null) : OutboxMessage
    {
        public override string OnceKey => $"say-red:{QueryId}:{DueAt.ToUnixTimeMilliseconds()}{Of(Mailbox)}";

        public override OutboxPriority Priority => OutboxPriority.Red;
    }

    /// <summary>A line in the thread of the card: an answer of ours did not arrive.</summary>
    public sealed record SayBounced(Guid QueryId, string MailId, string? Mailbox = null) : OutboxMessage
    {
        public override string OnceKey => $"say-bounced:{QueryId}:{MailId}{Of(Mailbox)}";

        public override OutboxPriority Priority => OutboxPriority.Amber;
    }

    /// <summary>Tells the managers that a promise was missed.</summary>
    public sealed record PingManagers(Guid QueryId, Instant DueAt, string? Mailbox = null) : OutboxMessage
    {
        public override string OnceKey => $"ping:{QueryId}:{DueAt.ToUnixTimeMilliseconds()}{Of(Mailbox)}";

        public override OutboxPriority Priority => OutboxPriority.Red;
    }

    /// <summary>Tells the owner, alone, that a query has turned amber.</summary>
    public sealed record RemindOwner(Guid QueryId, Instant WarnAt) : OutboxMessage
    {
        public override string OnceKey => $"remind:{QueryId}:{WarnAt.ToUnixTimeMilliseconds()}";

        public override OutboxPriority Priority => OutboxPriority.Amber;
    }

    /// <summary>Somebody escalated: the managers are called, with the reason.</summary>
    public sealed record CallManagers(Guid QueryId, int EventSeq, string? Mailbox = null) : OutboxMessage
    {
        public override string OnceKey => $"call:{QueryId}:{EventSeq}{Of(Mailbox)}";

        public override OutboxPriority Priority => OutboxPriority.Red;
    }

    /// <summary>Tells one place of all alerts that wait for it, in one message where they are many.</summary>
    public sealed record TellAlerts(string Place, Instant At) : OutboxMessage
    {
        public override string Lane => $"tell:{Place}";

        public override string OnceKey => $"tell:{Place}:{At.ToUnixTimeMilliseconds()}";

        public override OutboxPriority Priority => OutboxPriority.Red;
    }

    /// <summary>A message that told of alerts shows everybody what became of them.</summary>
    public sealed record RepaintAlert(string MessageId) : OutboxMessage
    {
        public override string Lane => $"alert:{MessageId}";
    }

    /// <summary>A line in the thread of the card: the query returned to the channel.</summary>
    public sealed record SayReturned(Guid QueryId, int EventSeq) : OutboxMessage
    {
        public override string OnceKey => $"say-returned:{QueryId}:{EventSeq}";

        public override OutboxPriority Priority => OutboxPriority.Amber;
    }

    /// <summary>Tells a colleague, alone, that a query is theirs now, and the one it was taken from that it no longer is.</summary>
    /// <param name="EventSeq">Where in the query's story it was handed over.</param>
    public sealed record TellHandedOver(Guid QueryId, int EventSeq) : OutboxMessage
    {
        public override string OnceKey => $"handed-over:{QueryId}:{EventSeq}";

        public override OutboxPriority Priority => OutboxPriority.Amber;
    }

    /// <summary>How many alerts were sent in a week and what they were good for.</summary>
    /// <param name="To">The end of the week.</param>
    public sealed record PostNoise(string ChannelId, Instant To) : OutboxMessage
    {
        public override string OnceKey => $"noise:{ChannelId}:{To.ToUnixTimeMilliseconds()}";
    }

    /// <summary>Tells the managers that a mailbox cannot be read.</summary>
    public sealed record SayBlind(string Mailbox, Instant Since) : OutboxMessage
    {
        public override string Lane => $"blind:{Mailbox}";

        public override OutboxPriority Priority => OutboxPriority.Red;
    }

    /// <summary>Tells them that it can be read again.</summary>
    public sealed record SaySighted(string Mailbox, Instant Since) : OutboxMessage
    {
        public override string Lane => $"blind:{Mailbox}";
    }

    /// <summary>Tells a channel that the app's secret or certificate is about to end.</summary>
    public sealed record WarnOfCredential(string ChannelId, string What, Instant EndsAt) : OutboxMessage;

    /// <summary>Tells the managers what the nightly audit found.</summary>
    /// <param name="Named">The first of them, as "Q-17 (row), Q-20 (promises)".</param>
    public sealed record SayAudit(string ManagersChannel, int Count, string Named, Instant At) : OutboxMessage
    {
        public override string OnceKey => $"say-audit:{ManagersChannel}:{At.ToUnixTimeMilliseconds()}";
    }

    /// <summary>Tells a channel of managers that messages are parked; those since then are new.</summary>
    public sealed record SayParked(string ChannelId, Instant Since) : OutboxMessage
    {
        public override string OnceKey => $"say-parked:{ChannelId}:{Since.ToUnixTimeMilliseconds()}";
    }

    /// <summary>Tells the managers, once, that Teams refuses what is to be shown in a channel.</summary>
    /// <param name="Because">The code that Teams gave.</param>
    public sealed record SayDeadEnd(string ManagersChannel, string Channel, string Because, Instant Since) : OutboxMessage
    {
        public override string OnceKey => $"say-dead-end:{ManagersChannel}:{Channel}:{Since.ToUnixTimeMilliseconds()}";

        public override OutboxPriority Priority => OutboxPriority.Red;
    }

    /// <summary>A line in the thread of a card that is gone: where the card is now.</summary>
    public sealed record SayMoved(Guid QueryId, string OldThread, string NewThread, string NewActivity) : OutboxMessage
    {
        public override string OnceKey => $"say-moved:{OldThread}:{NewThread}";
    }

    /// <summary>An activity from Teams that was answered 202 and is worked on now.</summary>
    public sealed record HearActivity(RawJson Activity, string Key) : OutboxMessage
    {
        public override string OnceKey => $"hear:{Key}";

        /// <summary>Whoever asked waits for the answer: it goes before cards that are painted anew.</summary>
        public override OutboxPriority Priority => OutboxPriority.Amber;
    }

    /// <summary>A list of ignored mail that somebody has clicked on shows the present to everybody.</summary>
    /// <param name="Notice">What the click did.</param>
    public sealed record RepaintIgnored(string ConversationId, string ActivityId, bool IsChannel, string PersonId, int Page, string? Notice) : OutboxMessage
    {
        public override string Lane => $"ignored:{ActivityId}";
    }

    /// <summary>The day's figures for the channel that shows the mailbox.</summary>
    /// <param name="At">When it is due.</param>
    public sealed record DailySummary(string Mailbox, Instant At) : OutboxMessage
    {
        public override string OnceKey => $"daily-summary:{Mailbox}:{At.ToUnixTimeMilliseconds()}";
    }

    /// <summary>An announcement's time is over.</summary>
    public sealed record EndAnnouncement(string Id, Instant At) : OutboxMessage
    {
        public override string OnceKey => $"end-announcement:{Id}";
    }

    private static string Of(string? mailbox) => mailbox is null ? "" : $":{mailbox}";

    public string Write() => JsonSerializer.Serialize(this, OutboxJson.Default.OutboxMessage);

    public static OutboxMessage Read(string body) => JsonSerializer.Deserialize(body, OutboxJson.Default.OutboxMessage)!;
}

/// <summary>What goes first when many are due. The numbers are stored.</summary>
public enum OutboxPriority
{
    Red = 0,
    Amber = 1,
    Ordinary = 2,
    Idle = 3,
}

[JsonSourceGenerationOptions(Converters = [typeof(InstantJson), typeof(JsonStringEnumConverter<TrafficLight>)])]
[JsonSerializable(typeof(OutboxMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
