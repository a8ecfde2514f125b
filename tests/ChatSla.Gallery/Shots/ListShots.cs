using ChatSla.Commands;
using ChatSla.Core.Promises;
using ChatSla.Storage;
using ChatSla.Summaries;
using NodaTime;
using static ChatSla.Gallery.Office;

namespace ChatSla.Gallery.Shots;

/// <summary>Lists and figures.</summary>
internal static class ListShots
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    public static IEnumerable<Shot> All() =>
    [
        new("Summaries/SummaryCard.cs", "summary-busy", () => SummaryCard.Message(new DaySummary(Today, 31, 18, 2, [.. Lines()]))),
        new("Summaries/SummaryCard.cs", "summary-calm", () => SummaryCard.Message(new DaySummary(Today, 0, 0, 0, []))),
        new("Commands/OpenQueriesCard.cs", "open-many", () => OpenQueriesCard.Message([.. Rows(15)], isMine: false, At("15:45"), "tenant")),
        new("Commands/OpenQueriesCard.cs", "open-none", () => OpenQueriesCard.Message([], isMine: true, At("15:45"), "tenant")),
        new("Commands/IgnoredMailCard.cs", "ignored", () => IgnoredMailCard.Render(Ignored(), "Ada Berg opened the mail: it belongs to Q-1040 now.", At("15:45"))),
    ];

    private static IEnumerable<OpenLine> Lines() => Rows(7).Select((row, at) => new OpenLine(
        row.Number, row.Subject, row.Customer!, at switch { 0 => TrafficLight.Red, 1 or 2 => TrafficLight.Amber, _ => TrafficLight.Green }, Time.DueText.At(row.DueAt!.Value, At("15:45"), Zone)));

    private static IEnumerable<OpenQueryRow> Rows(int count) => Enumerable.Range(0, count).Select(at => new OpenQueryRow
    {
        Number = 1030 + at,
        Mailbox = Support.Address,
        WarnAt = At("14:30") + Duration.FromMinutes(30 * at),
        DueAt = At("15:30") + Duration.FromMinutes(30 * at),
        Subject = at % 3 == 1 ? "Return of a rather large and heavy machine that does not fit the door" : "Where is my order 4711?",
        Customer = at % 2 == 0 ? "Karin Lund" : "Wolfeschlegelsteinhausenbergerdorff, Hubert",
        ConversationId = "19:support@thread.tacv2;messageid=1",
        ActivityId = "1",
        Zone = Zone,
    });

    private static IgnoredList Ignored() => new(
        [
            new IgnoredLine(Mail("Automatic reply: Order 4711") with { Because = "AutoReply: header Auto-Submitted: auto-replied" }, 1031, Support),
            new IgnoredLine(Mail("Our autumn offers, only this week, for you and all your friends") with { Because = "List: header List-Unsubscribe" }, null, Support),
            new IgnoredLine(Mail("You won", "lottery@example.com") with { Because = "Junk" }, null, Billing),
        ],
        23, 0, 2, IsOfSeveral: true)
    {
        Loops = [new LoopBreak { Mailbox = Support.Address, Address = "ticket-#@desk.example", Because = "it answered our receipt within two minutes" }],
    };
}
