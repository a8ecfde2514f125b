using ChatSla.Commands;
using ChatSla.Core.Promises;
using ChatSla.Storage;
using ChatSla.Summaries;
using ChatSla.Teams;
using NodaTime;
using static ChatSla.Gallery.Office;

namespace ChatSla.Gallery.Shots;

/// <summary>Lists and figures.</summary>
internal static class ListShots
{
    private static readonly LocalDate Today = new(2026, 11, 23);
    private static readonly MessageLinks Links = new(Cloud.Public.ClientHost, "tenant");

    public static IEnumerable<Shot> All() =>
    [
        new("Summaries/SummaryCard.cs", "summary-busy", () => SummaryCard.Message(new DaySummary(Today, 31, 18, 2, [.. Lines()], [.. Week()]), "Contoso Support", isToday: true)),
        new("Summaries/SummaryCard.cs", "summary-calm", () => SummaryCard.Message(new DaySummary(Today, 0, 0, 0, [], []), null, isToday: true)),
        new("Commands/OpenQueriesCard.cs", "open-many", () => OpenQueriesCard.Message(new OpenList(OpenKind.All, [.. Rows(15)], ["Contoso Support"], IsOfChannel: true), At("15:45"), Links)),
        new("Commands/OpenQueriesCard.cs", "open-none", () => OpenQueriesCard.Message(new OpenList(OpenKind.Mine, [], ["Contoso Support", "Contoso Billing"], IsOfChannel: false), At("15:45"), Links)),
        new("Commands/HelpCard.cs", "help", HelpCard.Message),
        new("Commands/WhoIsOnCard.cs", "who-is-on", () => WhoIsOnCard.Message(
            [new("Ada Berg", null, 3), new("Maximiliane von Hohenstein", null, 1), new("Bo Lindqvist", new Absence { Name = "Bo Lindqvist" }, 0)], new TeamHours(true, At("17:00"), Zone), [Support], isOfChannel: true, At("15:45"))),
        new("Commands/UnknownCard.cs", "unknown", () => UnknownCard.Message("sumary")),
        new("Commands/DeedCard.cs", "deed-answer", () => DeedCard.Message(View(Open()), new Command.Deed("answer", new Which(1042), null, "It comes tomorrow before noon."))),
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

    private static IEnumerable<DayFigures> Week() => Enumerable.Range(0, 5).Select(at => new DayFigures(Today.PlusDays(at - 7), 20 + at, at % 3));

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
