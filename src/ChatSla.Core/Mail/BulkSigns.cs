namespace ChatSla.Core.Mail;

/// <summary>
/// Newsletters and notices that no header gives away. Each sign counts one or two points, and only three make a verdict: one sign alone
/// is found on mails of people too. A mail that answers or forwards another is never judged so.
/// </summary>
internal static class BulkSigns
{
    private const int Enough = 3;

    public static MailVerdict? In(IncomingMail mail, MailWords words)
    {
        if (words.IsConversation || words.IsForward) return null;

        var signs = SignsOf(mail, words, ListSigns.IsDiscussion(mail)).ToList();
        return signs.Sum(sign => sign.Points) < Enough ? null : new MailVerdict(MailKind.List, string.Join(", ", signs.Select(sign => sign.Because)));
    }

    private static IEnumerable<(int Points, string Because)> SignsOf(IncomingMail mail, MailWords words, bool overAList)
    {
        if (BulkSenders.Sign(mail.From) is { } sender) yield return (2, sender);
        if (words.SubjectHas(BulkPhrases.Subjects) is { } subject) yield return (1, subject.As("a phrase of newsletters"));
        if (words.TextHas(BulkPhrases.Browser) is { } browser) yield return (2, browser.As("a link to a web version"));
        if (words.TextHas(BulkPhrases.Advertising) is { } advertising) yield return (1, advertising.As("a phrase of advertising"));
        if (words.TextHas(BulkPhrases.Legal) is { } legal) yield return (1, legal.As("a legal footer"));
        if (overAList) yield break;

        // A list on which people write adds these to every mail.
        if (words.TextHas(BulkPhrases.Unsubscribe) is { } unsubscribe) yield return (words.TextLength > 600 ? 2 : 1, unsubscribe.As("an unsubscribe line"));
        foreach (var sign in HeaderPoints(mail)) yield return sign;
    }

    private static IEnumerable<(int Points, string Because)> HeaderPoints(IncomingMail mail)
    {
        if (mail.HeaderValues("Precedence").Any(value => value.Trim().ToLowerInvariant() is "bulk" or "junk" or "list")) yield return (1, "header Precedence");
        if (mail.HeaderValues("Feedback-ID").Any()) yield return (2, "header Feedback-ID");
        if (mail.HeaderValues("Errors-To").Any()) yield return (1, "header Errors-To");
        if (CampaignHeaders.Any(name => mail.HeaderValues(name).Any())) yield return (2, "a campaign header");
        if (mail.HeaderValues("Return-Path").Any(IsForBounces)) yield return (1, "a return path for bounces");
    }

    private static bool IsForBounces(string path) =>
        BounceWords.Any(word => path.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] BounceWords = ["bounce", "-errors@", "errors-", "returns@", "@returns."];

    private static readonly string[] CampaignHeaders =
        ["X-Campaign", "X-CampaignID", "X-Campaign-Id", "X-Report-Abuse", "X-CSA-Complaints", "X-MC-User", "X-Mailgun-Tag", "X-SG-EID", "X-job", "List-Unsubscribe-Post"];
}
