using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>"Your request (4711) has been received": what ticket systems write around a number, so that no phrase of a few words fits.</summary>
internal static class AcknowledgementShape
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Thing = "(?:request|ticket|case|inquiry|enquiry|message|e-?mail|incident|question|query|issue|submission|feedback|complaint|application|report)";

    /// <summary>Thanks for what people do on a page, which is owed by a program.</summary>
    public static bool ThanksForEntry(string opening) => Entry.IsMatch(opening);

    /// <param name="text">In lower case.</param>
    public static bool Is(string text) => Passive.IsMatch(text) || Active.IsMatch(text);

    private static readonly Regex Entry = new(@"(?:thank you|thanks) for (?:submitting|registering|signing up|subscribing|applying|shopping|your (?:recent |online )?(?:registration|subscription|purchase|submission|application|booking|reservation|bug report))\b", Linear);

    private static readonly Regex Passive = new(
        $@"(?:^|your\s|new\s|a\s|the\s)(?:support\s|service\s|new\s)?{Thing}\b[^.!?]{{0,60}}?\s(?:has been|have been|was|is)\s(?:successfully\s|automatically\s)?(?:received|created|opened|registered|logged|submitted|recorded|assigned|forwarded to)", Linear);

    private static readonly Regex Active = new(
        $@"(?:we|we've|we have|i have|team has|just confirming that we)\s?(?:got|received|successfully received|safely received|registered)\s(?:your|the)\s(?:support\s|recent\s|new\s)?{Thing}", Linear);
}
