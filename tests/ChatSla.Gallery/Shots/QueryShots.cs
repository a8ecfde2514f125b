using System.Text.Json.Nodes;
using ChatSla.Cards;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using static ChatSla.Gallery.Office;

namespace ChatSla.Gallery.Shots;

/// <summary>The card of a query that somebody must do something about.</summary>
internal static class QueryShots
{
    internal const string Source = "Cards/QueryCard.cs";

    private const string Link = "https://outlook.office365.com/owa/?ItemID=1";

    public static IEnumerable<Shot> All() =>
    [
        new(Source, "query-green-free", () => Card(View(Open()), "10:05")),
        new(Source, "query-green-mine", () => Card(View(Claimed()), "10:30", viewer: Ada.Id)),
        new(Source, "query-green-others", () => Card(View(Claimed()), "10:30", viewer: Bo.Id)),
        new(Source, "query-amber-known-customer", () => Card(KnownCustomer(), "15:45", viewer: Ada.Id)),
        new(Source, "query-red", () => Card(View(Turned(Claimed(), "17:20")), "17:20")),
        new(Source, "query-escalated", () => Card(View(Escalated()), "15:50")),
        new(Source, "query-sending", () => Card(View(Sending()), "11:01")),
        new(Source, "query-not-sent", () => Card(View(NotSent()), "11:05")),
        new(Source, "query-told-to-wait", () => Card(View(Told()), "11:05")),
        new(Source, "query-paused", () => Card(View(Paused(), policies: Gold), "Tue 10:00")),
        new(Source, "query-also-promised", () => Card(View(Asked(), policies: Gold), "13:30")),
        new(Source, "query-looks-like", () => Card(View(LooksLike()) with { SuggestedSubject = "Order 4711" }, "10:40")),
        new(Source, "query-two-mailboxes", () => Card(View(Claimed()) with { SharedBy = ["Contoso Support", "Contoso Billing"], LinkedNumber = 917 }, "10:40")),
        new(Source, "query-copy", () => QueryCard.Render(View(Claimed()), At("10:40"), Zone, isLive: false, Link)),
    ];

    internal static JsonObject Card(QueryView view, string now, string? viewer = null, int cut = 0) =>
        QueryCard.Render(view, At(now), Zone, isLive: true, Link, viewer, cut);

    internal static Query Claimed()
    {
        var query = Open();
        query.ClaimFor(Ada, At("10:12"));
        return query;
    }

    internal static Query Turned(Query query, string now, IPolicies? policies = null)
    {
        query.Turn(At(now), policies ?? Usual);
        return query;
    }

    private static QueryView KnownCustomer() => View(Turned(Claimed(), "15:45"), Mail() with { Attachments = Files(("invoice-4711.pdf", 120_400), ("photo.png", 2_100_000)) }) with
    {
        Company = "Acme AB",
        Tier = "Gold",
        Announced = [("Contract renewal this week: call before you mail", At("Fri 17:00") + NodaTime.Duration.FromDays(7))],
    };

    private static Query Escalated()
    {
        var query = Turned(Claimed(), "15:40");
        query.Escalate(Ada, "Their lawyer writes now. Who may promise a refund?", At("15:42"));
        query.MarkComplaint(Ada, "The third time that it is late", At("15:43"));
        return query;
    }

    private static Query Sending()
    {
        var query = Claimed();
        query.WriteAnswer(Ada, "key", At("11:00"));
        return query;
    }

    private static Query NotSent()
    {
        var query = Sending();
        query.FailAnswer("key", "Exchange refused it: the recipient's mailbox is full.", At("11:01"));
        return query;
    }

    private static Query Told()
    {
        var query = Claimed();
        query.WriteHolding(Ada, "key", At("11:00"));
        query.TellToWait(Ada, "key", At("11:01"), At("17:00"));
        return query;
    }

    private static Query Paused()
    {
        var query = Open(policies: Gold);
        query.ClaimFor(Ada, At("10:12"));
        query.Answer(Ada, At("11:00"), AnswerChannel.Card, "answer", Gold);
        query.Pause(Ada, PauseReason.Customer, "Waiting for the serial number of the pump", At("Tue 09:30") + NodaTime.Duration.FromDays(3), At("Tue 09:30"));
        return query;
    }

    internal static Query Asked()
    {
        var query = Open(policies: Gold);
        query.ClaimFor(Ada, At("10:12"));
        query.Answer(Ada, At("11:00"), AnswerChannel.Card, "answer", Gold);
        query.CustomerWrote("mail", At("13:05"), Gold);
        query.CustomerWrote("again", At("13:06"), Gold);
        return query;
    }

    private static Query LooksLike()
    {
        var query = Open();
        query.SuggestMerge(Open("09:40", number: 1039), At("10:03"));
        return query;
    }
}
