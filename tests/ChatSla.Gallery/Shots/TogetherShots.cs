using ChatSla.Actions;
using ChatSla.Commands;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using NodaTime;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.DialogShots;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>What names other people, or the customer's other queries and mails.</summary>
internal static class TogetherShots
{
    private const string Link = "https://teams.microsoft.com/l/message/1/2";

    private static readonly Person Long = new("5f2a1f64-0000-4000-8000-000000000004", "Maximiliane von Hohenstein-Wolfeschlegelsteinhausen");
    private static readonly Person Mia = new("5f2a1f64-0000-4000-8000-000000000003", "Mia Sjöberg");

    public static IEnumerable<Shot> All() =>
    [
        new("Actions/EscalateDialog.cs", "dialog-escalate", () => Framed("escalate", call => EscalateDialog.Page(call, [Long, Mia]))),
        new("Actions/EscalateDialog.cs", "dialog-escalate-one", () => Framed("escalate", call => EscalateDialog.Page(call, [Mia]))),
        new("Actions/HandOverDialog.cs", "dialog-hand-over", () => Framed("hand-over", call => HandOverDialog.Page(call, [Ada, Bo, Long, Mia], [new Absence { PersonId = Bo.Id, Name = Bo.Name }]))),
        new("Actions/MergeDialog.cs", "dialog-merge", () => Framed("merge", call => MergeDialog.Page(call, [Other(1039, "Where is my order 4711?"), Other(987, "The machine that you sent in place of the one that did not fit makes a noise when it is cold, and only then")]))),
        new("Actions/MergeDialog.cs", "dialog-merge-none", () => Framed("merge", call => MergeDialog.Page(call, []))),
        new("Actions/SplitDialog.cs", "dialog-split", () => Framed("split", call => SplitDialog.Page(call, [("a", "13:06 · And could you send the invoice again? I cannot find it."), ("b", "13:05 · Thank you. By the way, one of the two boxes was wet.")]))),
        new("Actions/SplitDialog.cs", "dialog-split-none", () => Framed("split", call => SplitDialog.Page(call, []))),
        new("Actions/TellHandedOver.cs", "handed-over", () => TellHandedOver.Given(View(Given()), Handed(), At("13:30"), Zone, Link)),
        new("Actions/TellHandedOver.cs", "handed-away", () => TellHandedOver.Taken(View(Given()), Handed(), Link)),
        new("Commands/GoAway.cs", "away", () => GoAway.Message(CommandStrings.AwayOpen.Replace("{0}", Ada.Name, StringComparison.Ordinal), [.. Enumerable.Range(1030, 14)])),
        new("Commands/SpeakLanguage.cs", "language", () => SpeakLanguage.Choice("")),
        new("Commands/SpeakLanguage.cs", "language-unknown", () => SpeakLanguage.Choice("Klingon")),
        new("Commands/FindQueries.cs", "found", () => FindQueries.Message([.. Found()], "order karin", Mailboxes, At("15:45"))),
    ];

    private static System.Text.Json.Nodes.JsonObject Framed(string name, Func<DialogCall, DialogPage> page) =>
        new DialogDesk([new Showing(name, page)]).OpenAsync(name, Call(Claimed()), CancellationToken.None).GetAwaiter().GetResult();

    private static MergeDialog.Other Other(int number, string subject) => new() { Number = number, Subject = subject, OpenedAt = At("09:40") };

    private static Query Given()
    {
        var query = Claimed();
        query.HandOver(Ada, Bo, "She was promised a call back; I am off from two.", At("13:20"));
        return query;
    }

    private static QueryEvent.HandedOver Handed() => (QueryEvent.HandedOver)Given().History[^1];

    private static IEnumerable<FoundQuery> Found() => Enumerable.Range(0, 10).Select(at => new FoundQuery
    {
        Number = 1040 - at,
        State = at < 3 ? "open" : "closed",
        WarnAt = At("15:30"),
        DueAt = At(at == 0 ? "15:40" : "17:00"),
        OpenedAt = At("Fri 11:05") - Duration.FromDays(at),
        Mailbox = Support.Address,
        Subject = at == 1 ? "Order 4711, and 4712, and what became of the one before, which I sent back in June" : "Where is my order 4711?",
        Customer = at == 2 ? null : "Karin Lund",
    });

    /// <summary>A dialog that shows what it is given.</summary>
    private sealed class Showing(string name, Func<DialogCall, DialogPage> page) : IQueryDialog
    {
        public string Name => name;

        public Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) => Task.FromResult(page(call));

        public Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
