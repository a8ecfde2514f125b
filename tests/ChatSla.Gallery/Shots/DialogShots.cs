using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>The dialogs of a card.</summary>
internal static class DialogShots
{
    private const string Answers = "Actions/AnswerDialog.cs";
    private const string Mails = "Actions/MailDialogs.cs";
    private const string Reasons = "Actions/ReasonDialogs.cs";
    private const string Fault = "The mailbox cannot be reached just now. What you wrote is kept: try again in a minute.";

    /// <summary>What they show needs none of what they do when they are sent.</summary>
    private static readonly DialogDesk Desk = new([new CloseDialog(null!), new ComplaintDialog(null!), new CallDialog(null!), new PauseDialog(null!), new DeadlineDialog(null!), new TakeOverDialog(null!)]);

    public static IEnumerable<Shot> All() =>
    [
        new(Reasons, "dialog-close", () => Ask("close", Claimed())),
        new(Reasons, "dialog-complaint", () => Ask("complaint", Claimed())),
        new(Reasons, "dialog-call", () => Ask("call", Claimed())),
        new("Actions/PauseDialog.cs", "dialog-pause", () => Ask("pause", Claimed())),
        new("Actions/DeadlineDialog.cs", "dialog-deadline", () => Ask("deadline", Asked())),
        new("Actions/TakeOverDialog.cs", "dialog-take-over", () => Ask("take-over", Claimed())),
        new("Actions/MoreMenu.cs", "dialog-more", () => MoreMenu.Render(Call(Claimed()), "https://outlook.office365.com/owa/?ItemID=1", "key")),
        new("Actions/MoreMenu.cs", "dialog-more-of-others", () => MoreMenu.Render(Call(Asked(), Bo), null, "key")),
        new("Cards/HistoryCard.cs", "dialog-history", () => HistoryCard.Render(View(Asked()), 0, At("13:30"), Zone, (title, _) => Elements.Submit(title, []))),
        new(Answers, "dialog-answer", () => AnswerDialog.Render(Form(Customer(), new JsonObject { ["text"] = "Hello Karin,\n\nIt leaves today.", ["toAll"] = true }))),
        new(Answers, "dialog-answer-fault", () => AnswerDialog.Render(Form(Mail(), new JsonObject { ["text"] = "Hello Karin" }, Fault))),
        new(Mails, "dialog-holding", () => MailDialogs.Holding(Form(Mail(), new JsonObject { ["text"] = "Hello Karin,\n\nWe are on it." }), At("11:00"))),
        new(Mails, "dialog-forward", () => MailDialogs.Forward(Form(Mail(), new JsonObject { ["to"] = Billing.Address, ["here"] = "auto" }), [Billing])),
        new(Mails, "dialog-answered", () => MailDialogs.Answered(Form(Mail(), new JsonObject { ["at"] = "11:20" }))),
        new("Actions/WholeMailDialog.cs", "dialog-whole-mail", () => WholeMailDialog.Render(View(Claimed(), Customer()), At("11:00"), Zone)),
    ];

    private static JsonObject Ask(string dialog, Query query) => Desk.OpenAsync(dialog, Call(query), CancellationToken.None).GetAwaiter().GetResult();

    internal static DialogCall Call(Query query, Person? by = null) => new(View(query), by ?? Ada, [], At("13:30"), Zone, _ => true, _ => Task.FromResult<Refusal?>(null));

    private static MailForm Form(MailRow mail, JsonObject typed, string? fault = null) => new(View(Claimed(), mail), Support, typed, fault, mail.WebLink);

    private static MailRow Customer() => Mail() with
    {
        Others = Others(("per.holm@acme.com", "Per Holm"), ("eva@acme.com", "Eva Ek")),
        Attachments = Files(("invoice-4711.pdf", 120_400), ("photo.png", 2_100_000)),
    };
}
