using System.Text.Json.Nodes;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Commands;

/// <summary>What the bot knows, in four groups, with buttons for what needs no more words.</summary>
public static class HelpCard
{
    private static readonly string[] Pressed = ["open", "mine", "overdue", "who", "summary"];

    public static JsonObject Message()
    {
        var body = new List<JsonObject>
        {
            Elements.Words(HelpStrings.Title, weight: "Bolder", size: "Medium"),
            Elements.Words(HelpStrings.What, subtle: true, spacing: "None"),
        };
        body.AddRange(Group(HelpStrings.Find, (HelpStrings.Open, HelpStrings.OpenSays), (HelpStrings.Mine, HelpStrings.MineSays), (HelpStrings.Show, HelpStrings.ShowSays), (HelpStrings.Summary, HelpStrings.SummarySays)));
        body.AddRange(Group(HelpStrings.Act, (HelpStrings.Claim, HelpStrings.ClaimSays), (HelpStrings.Answer, HelpStrings.AnswerSays), (HelpStrings.Escalate, HelpStrings.EscalateSays), (HelpStrings.Call, HelpStrings.CallSays), (HelpStrings.Merge, HelpStrings.MergeSays)));
        body.AddRange(Group(HelpStrings.Ask, (HelpStrings.Due, HelpStrings.DueSays), (HelpStrings.Why, HelpStrings.WhySays), (HelpStrings.Calendar, HelpStrings.CalendarSays), (HelpStrings.Ignored, HelpStrings.IgnoredSays), (HelpStrings.Noise, HelpStrings.NoiseSays)));
        body.AddRange(Group(HelpStrings.Team, (HelpStrings.Who, HelpStrings.WhoSays), (HelpStrings.Away, HelpStrings.AwaySays), (HelpStrings.Announce, HelpStrings.AnnounceSays), (HelpStrings.Speak, HelpStrings.SpeakSays), (HelpStrings.Watch, HelpStrings.WatchSays)));
        return Messages.Card(Elements.AdaptiveCard(body, Pressed.Select(CommandButtons.Of)), HelpStrings.Title);
    }

    private static IEnumerable<JsonObject> Group(string name, params (string Written, string Says)[] lines) =>
    [
        Elements.Ruled(Elements.Words(name, weight: "Bolder")),
        .. lines.Select(line =>
        {
            var row = Elements.Columns((2, Elements.Plain(line.Written)), (3, Elements.Plain(line.Says, subtle: true)));
            row["spacing"] = "Small";
            return row;
        }),
    ];
}
