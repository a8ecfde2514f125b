using ChatSla.Gallery.Shots;

namespace ChatSla.Gallery;

/// <summary>Every card and dialog of the program. A new one is a line in one of the classes of the folder Shots, and a new class a line here.</summary>
public static class Registry
{
    public static IReadOnlyList<Shot> All { get; } =
    [
        .. QueryShots.All(),
        .. RestingShots.All(),
        .. HardShots.All(),
        .. ManagerShots.All(),
        .. ListShots.All(),
        .. DialogShots.All(),
        .. AnswerShots.All(),
        .. AnnouncementShots.All(),
    ];

    /// <summary>Files that make cards and have no picture of their own, and why.</summary>
    public static IReadOnlyDictionary<string, string> Unpictured { get; } = new Dictionary<string, string>
    {
        ["Actions/DialogFrame.cs"] = "the frame of all dialogs",
        ["Actions/DialogDesk.cs"] = "puts a dialog's page into the frame",
        ["DialogClicks.cs"] = "opens what the others make",
        ["CardRefresh.cs"] = "one sentence, for whom a card cannot be shown",
        ["Check/ChannelCheck.cs"] = "a trial message for whoever sets the program up",
        ["Actions/EscalateDialog.cs"] = "asks the team for its managers; else as the dialogs that ask for a reason",
        ["Actions/HandOverDialog.cs"] = "asks the team for its people; else as taking over",
        ["Actions/MergeDialog.cs"] = "reads the customer's other queries; a list and a line",
        ["Actions/SplitDialog.cs"] = "reads the customer's mails; a list of boxes",
        ["Actions/TellHandedOver.cs"] = "made where it is sent: a title, a subject and a note",
        ["Commands/GoAway.cs"] = "made where it is answered: three sentences and a button",
        ["Commands/FindQueries.cs"] = "made where it is answered, of the lines of the list of open queries",
        ["Commands/SpeakLanguage.cs"] = "made where it is answered: a sentence and a button a language",
        ["Escalations/AlertCard.cs"] = "drawn from what was said to a place; its picture comes with the alerts",
        ["Escalations/NoiseReport.cs"] = "a week's figures; its picture comes with the alerts",
        ["Escalations/LoopAlarm.cs"] = "made where it is sent, of the same facts as a blind mailbox's card",
        ["Escalations/CopiesHint.cs"] = "made where it is sent, of the same lines as a blind mailbox's card",
    };
}
