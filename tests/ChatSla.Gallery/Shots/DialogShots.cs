using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using NodaTime;
using static ChatSla.Gallery.Office;
using static ChatSla.Gallery.Shots.QueryShots;

namespace ChatSla.Gallery.Shots;

/// <summary>The dialogs of a card.</summary>
internal static class DialogShots
{
    private const string Source = "Actions/Dialogs.cs";
    private const string Mails = "Actions/MailDialogs.cs";
    private const string Fault = "The mailbox cannot be reached just now. What you wrote is kept: try again in a minute.";

    public static IEnumerable<Shot> All() =>
    [
        new(Source, "dialog-escalate", () => Dialogs.Escalate(View(Claimed()))),
        new(Source, "dialog-close", () => Dialogs.Close(View(Claimed()), "Thanked us", Fault)),
        new(Source, "dialog-pause", () => Dialogs.Pause(View(Claimed()), new LocalDate(2026, 11, 24))),
        new(Mails, "dialog-answer", () => MailDialogs.Answer(Form(Customer(), new JsonObject { ["text"] = "Hello Karin,\n\nIt leaves today.", ["toAll"] = true }))),
        new(Mails, "dialog-answer-fault", () => MailDialogs.Answer(Form(Mail(), new JsonObject { ["text"] = "Hello Karin" }, Fault))),
        new(Mails, "dialog-holding", () => MailDialogs.Holding(Form(Mail(), new JsonObject { ["text"] = "Hello Karin,\n\nWe are on it." }), At("11:00"))),
        new(Mails, "dialog-forward", () => MailDialogs.Forward(Form(Mail(), new JsonObject { ["to"] = Billing.Address, ["here"] = "auto" }), [Billing])),
        new(Mails, "dialog-answered", () => MailDialogs.Answered(Form(Mail(), new JsonObject { ["at"] = "11:20" }))),
        new("Actions/WholeMailDialog.cs", "dialog-whole-mail", () => WholeMailDialog.Render(View(Claimed(), Customer()), At("11:00"), Zone)),
    ];

    private static MailForm Form(MailRow mail, JsonObject typed, string? fault = null) => new(View(Claimed(), mail), Support, typed, fault, mail.WebLink);

    private static MailRow Customer() => Mail() with
    {
        Others = Others(("per.holm@acme.com", "Per Holm"), ("eva@acme.com", "Eva Ek")),
        Attachments = Files(("invoice-4711.pdf", 120_400), ("photo.png", 2_100_000)),
    };
}
