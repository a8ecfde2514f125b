using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>What a program tells the one it writes to: what became of his or her account, order, booking. A small sign: people write so too.</summary>
internal static class NoticeShape
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Thing =
        "account|order|subscription|registration|password|passcode|pin|profile|membership|reservation|booking|payment|domain|domain name|licen[cs]e|trial|submission|application|listing|bid|auction|purchase|shipment|certificate|storage|mailbox|statement|invoice|e-?mail address|user(?:name| id)?|login|appointment|prescription|vote|entry|topic|request";

    public static IEnumerable<BulkSign> SignsOf(MailWords words)
    {
        if (Became.IsMatch(words.OpeningText)) yield return new BulkSign(1, "text begins with what became of something of the receiver's");
    }

    private static readonly Regex Became = new(
        $@"\byour (?:new |\w+ )?(?:{Thing})\b[^.?!]{{0,60}} (?:has been|have been|has (?:now )?(?:expired|shipped|changed)|was|will (?:expire|be|renew)|is (?:now|about|due|ready|scheduled|confirmed|set to|available))\b|\byou(?: have|'ve) (?:successfully|been (?:added|removed|invited|assigned|registered|subscribed|selected|unsubscribed)|requested|registered|\d+ new|(?:a )?new (?:message|comment|follower|notification|friend|voice))|\bsomeone (?:\(possibly you\)|has|just|recently) ",
        Linear);
}
