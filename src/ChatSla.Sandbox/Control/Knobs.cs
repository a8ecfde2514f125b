using ChatSla.Sandbox.Connector;

namespace ChatSla.Sandbox.Control;

/// <summary>Everything that can be set, in the order and the groups in which the page shows it.</summary>
internal static class Knobs
{
    private const string Watching = "Watching";
    private const string Notifications = "Notifications";
    private const string Sending = "Sending";
    private const string Limits = "Limits";
    private const string Access = "Access";
    private const string Teams = "Teams";
    private const string Chaos = "Chaos";

    public static readonly IReadOnlyList<Knob> All =
    [
        new(Fault.DeltaExpire, Watching, KnobKind.Count, "Delta token expires", "next deltas with a token start over"),
        new(Fault.SyncStateCode, Watching, KnobKind.Choice, "Expired token", "what it is answered")
        {
            Choices = ["410 SyncStateNotFound", "404 syncStateNotFound", "400 syncStateInvalid", "410 resyncRequired"],
        },
        new(Fault.DeltaDuplicates, Watching, KnobKind.Switch, "Delta repeats itself", "every mail twice, old ones again"),
        new(Fault.DeltaLateItems, Watching, KnobKind.Count, "Mail shows late", "next new mails come a round later"),
        new(Fault.DeltaLostOnMoveBack, Watching, KnobKind.Switch, "Moved out and back is lost", "only with immutable ids"),
        new(Fault.DeltaPartialUpdates, Watching, KnobKind.Switch, "Partial updates", "only the properties that changed"),
        new(Fault.DeltaEmptyPages, Watching, KnobKind.Switch, "Empty pages", "with a link to go on"),
        new(Fault.DeltaFilterRefused, Watching, KnobKind.Switch, "Delta refuses filters", "ErrorInvalidUrlQuery (400)"),

        new(Fault.NotificationsSilent, Notifications, KnobKind.Switch, "Notifications stop", "without a word"),
        new(Fault.NotificationDelaySeconds, Notifications, KnobKind.Number, "Notifications come after", "seconds of the sandbox clock"),
        new(Fault.NotificationReorder, Notifications, KnobKind.Switch, "Out of order", "each up to 3 seconds late"),
        new(Fault.NotificationCreatedOnMove, Notifications, KnobKind.Switch, "A move says “created”", "in the folder moved to"),
        new(Fault.NotificationExtraUpdated, Notifications, KnobKind.Switch, "“Updated” after “created”", "one mail, two notifications"),
        new(Fault.NotificationUnknownIdFirst, Notifications, KnobKind.Switch, "Unknown id first", "then the one that is found"),
        new(Fault.NotificationBatch, Notifications, KnobKind.Number, "Notifications in one request", "at most this many") { Usual = 1 },
        new(Fault.SubscriptionTooLong, Notifications, KnobKind.Choice, "Over 7 days", "a subscription is")
        {
            Choices = ["refused", "shortened"],
        },
        new(Fault.SubscriptionDuplicates, Notifications, KnobKind.Switch, "Same subscription twice", "allowed, not refused (409)"),
        new(Fault.SubscriptionRevalidates, Notifications, KnobKind.Switch, "Renewal asks the endpoint", "validated as at creation"),
        new(Fault.NotificationTimeoutMs, Notifications, KnobKind.Number, "First delivery waits", "milliseconds") { Usual = 3000 },
        new(Fault.NotificationRetryTimeoutMs, Notifications, KnobKind.Number, "Later deliveries wait", "milliseconds") { Usual = 10_000 },
        new(Fault.ValidationTimeoutMs, Notifications, KnobKind.Number, "Validation waits", "milliseconds") { Usual = 10_000 },

        new(Fault.SendAcceptedThen504, Sending, KnobKind.Count, "Mail sent, answer lost (504)", "next sends"),
        new(Fault.SendAcceptedThenReset, Sending, KnobKind.Count, "Mail sent, connection cut", "next sends"),
        new(Fault.SendLost, Sending, KnobKind.Count, "Accepted, never sent", "next drafts stay where they are"),
        new(Fault.SendThrottle, Sending, KnobKind.Count, "Sending refused (429)", "next sends, nothing is done"),
        new(Fault.IdChangesOnSend, Sending, KnobKind.Switch, "Sent mail gets a new id", "the immutable one too"),
        new(Fault.MessageCopyForSentAs, Sending, KnobKind.Switch, "Shared Sent Items", "hold what staff send from Outlook") { Usual = 1 },
        new(Fault.SendDelayMs, Sending, KnobKind.Number, "Sending takes", "milliseconds") { Usual = 150 },
        new(Fault.SentItemsDelayMs, Sending, KnobKind.Number, "Sent Items shows it after", "milliseconds") { Usual = 300 },

        new(Fault.GraphThrottle, Limits, KnobKind.Count, "Graph: too many requests", "next requests answered 429"),
        new(Fault.GraphUnavailable, Limits, KnobKind.Count, "Graph: unavailable", "next requests answered 503"),
        new(Fault.GraphDown, Limits, KnobKind.Switch, "Graph is down", "every request answered 503"),
        new(Fault.RetryAfterForm, Limits, KnobKind.Choice, "Retry-After says", "with every 429") { Choices = ["seconds", "date", "none"] },
        new(Fault.ConcurrencyLimit, Limits, KnobKind.Choice, "Four at once", "then 429; counted by") { Choices = ["off", "app", "mailbox"] },
        new(Fault.RequestLimit, Limits, KnobKind.Number, "Requests in 10 minutes", "a mailbox, then 429; 0 is no limit"),

        new(Fault.AccessDenied, Access, KnobKind.Mailboxes, "Mailbox denied", "ErrorAccessDenied (403)"),
        new(Fault.WriteDenied, Access, KnobKind.Mailboxes, "Drafts denied", "reading works (403)"),
        new(Fault.SendDenied, Access, KnobKind.Mailboxes, "Sending denied", "ErrorSendAsDenied (403)"),
        new(Fault.SubscribeDenied, Access, KnobKind.Mailboxes, "Subscribing denied", "ExtensionError (403)"),
        new(Fault.MailboxNotEnabled, Access, KnobKind.Mailboxes, "Mailbox not enabled", "MailboxNotEnabledForRESTAPI (404)"),
        new(Fault.MailboxFull, Access, KnobKind.Mailboxes, "Mailbox full", "ErrorQuotaExceeded, reads too"),
        new(Fault.GraphHangs, Access, KnobKind.Mailboxes, "No answer", "requests hang"),
        new(Fault.GraphHangMs, Access, KnobKind.Number, "Hanging takes", "milliseconds, then 504") { Usual = 100_000 },
        new(Fault.TokensRefused, Access, KnobKind.Switch, "Client secret expired", "no new tokens (401)"),

        new(Fault.ConnectorThrottle, Teams, KnobKind.Count, "Teams: too many requests", "next requests answered 429"),
        new(Fault.ConnectorUnavailable, Teams, KnobKind.Count, "Teams: unavailable", "next requests answered 502"),
        new(Fault.ConnectorDelayMs, Teams, KnobKind.Number, "Teams takes", "milliseconds for each answer; what it is asked is done at once"),
        new(Fault.ConnectorDown, Teams, KnobKind.Switch, "Teams is down", "every request fails"),
        new(Fault.ConnectorLimits, Teams, KnobKind.Switch, "Teams' limits", "what is above them is answered 429") { Usual = 1 },
        new(Fault.ConnectorRetryAfter, Teams, KnobKind.Choice, "Teams: Retry-After says", "with every 429") { Choices = ["seconds", "date", "none"] },
        new(Fault.ConnectorFails, Teams, KnobKind.Count, "Teams: refused", "next requests, as chosen below"),
        new(Fault.ConnectorFailure, Teams, KnobKind.Choice, "Teams: refused with", "and nothing is done") { Choices = ConnectorFailure.All },
        new(Fault.ConnectorToken, Teams, KnobKind.Count, "Teams: token refused", "next requests answered 401"),
        new(Fault.ConnectorDoneThen504, Teams, KnobKind.Count, "Said, answer lost (504)", "next posts and messages"),
        new(Fault.ConnectorDoneThenReset, Teams, KnobKind.Count, "Said, connection cut", "next posts and messages"),
        new(Fault.BotBlocked, Teams, KnobKind.Switch, "App blocked by admin", "for the whole tenant (403)"),
        new(Fault.BotNotForPersons, Teams, KnobKind.Switch, "Nobody has the app alone", "a chat with a person is refused (403)"),
        new(Fault.BotRemoved, Teams, KnobKind.Switch, "Bot removed from the team", "Teams refuses what it sends (403)"),

        new(Fault.Seed, Chaos, KnobKind.Number, "Seed", "the same one repeats the same run"),
        new(Fault.ThrottlePercent, Chaos, KnobKind.Percent, "Too many requests", "percent of all requests, 429"),
        new(Fault.UnavailablePercent, Chaos, KnobKind.Percent, "Unavailable", "percent of all requests, 503"),
        new(Fault.GatewayTimeoutPercent, Chaos, KnobKind.Percent, "Reads time out", "percent of reads, 504"),
        new(Fault.DeltaExpirePercent, Chaos, KnobKind.Percent, "Delta tokens expire", "percent of deltas with a token"),
        new(Fault.DeltaDuplicatePercent, Chaos, KnobKind.Percent, "Delta repeats items", "percent of items"),
        new(Fault.NotificationDropPercent, Chaos, KnobKind.Percent, "Notifications dropped", "percent, never delivered"),
        new(Fault.NotificationDuplicatePercent, Chaos, KnobKind.Percent, "Notifications doubled", "percent, delivered twice"),
        new(Fault.SendAcceptedThen504Percent, Chaos, KnobKind.Percent, "Mail sent, answer lost", "percent of sends, 504"),
        new(Fault.SendAcceptedThenResetPercent, Chaos, KnobKind.Percent, "Mail sent, connection cut", "percent of sends, no answer"),
    ];
}
