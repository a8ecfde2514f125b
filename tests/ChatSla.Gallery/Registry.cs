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
        .. AlertShots.All(),
        .. DialogShots.All(),
        .. TogetherShots.All(),
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
    };
}
