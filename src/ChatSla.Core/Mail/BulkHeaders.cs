namespace ChatSla.Core.Mail;

/// <summary>Headers that services for mailings leave. Help desks and web forms use the same services, so none of them decides alone.</summary>
internal static class BulkHeaders
{
    public static IEnumerable<BulkSign> SignsOf(IncomingMail mail)
    {
        if (mail.HeaderValues("Precedence").Any(value => value.Trim().ToLowerInvariant() is "bulk" or "junk" or "list")) yield return Precedence;
        if (mail.HeaderValues("Errors-To").Any()) yield return new BulkSign(1, "header Errors-To");
        if (mail.HeaderValues("Return-Path").FirstOrDefault(value => Has(value, BounceWords)) is { } path)
        {
            // A path of its own for every receiver (VERP) has a number in it.
            yield return path.Count(char.IsAsciiDigit) >= 2 ? new BulkSign(2, "a return path for the bounces of one receiver") : new BulkSign(1, "a return path for bounces");
        }

        if (mail.ReplyTo.Any(BulkSenders.IsOnMailingDomain)) yield return new BulkSign(1, "replies go to a domain for mailings");

        if (CampaignHeaders.FirstOrDefault(name => mail.HeaderValues(name).Any()) is { } header) yield return new BulkSign(2, $"header {header}");
        else if (mail.HeaderValues("X-Mailer").Any(value => Has(value, MassMailers))) yield return new BulkSign(2, "header X-Mailer names a mass mailer");
        else if (ServiceHeaders.FirstOrDefault(name => mail.HeaderValues(name).Any()) is { } service) yield return new BulkSign(1, $"header {service}");
        else if (mail.HeaderValues("X-Mailer").Any(value => Has(value, Libraries))) yield return new BulkSign(1, "header X-Mailer names a program library");
    }

    /// <summary>Group addresses and lists set it on mail of people too.</summary>
    public static readonly BulkSign Precedence = new(1, "header Precedence");

    private static bool Has(string value, string[] words) => words.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] BounceWords = ["bounce", "-errors@", "errors-", "+errors", "returns@", "@returns."];

    private static readonly string[] CampaignHeaders =
        ["List-Unsubscribe-Post", "Feedback-ID", "X-Campaign", "X-CampaignID", "X-Campaign-Id", "X-Report-Abuse", "X-CSA-Complaints", "X-MC-User", "X-Newsletter", "X-Mailing-Id", "X-Unsubscribe"];

    private static readonly string[] ServiceHeaders =
        ["X-SES-Outgoing", "X-SG-EID", "X-SG-ID", "X-Mailgun-Sid", "X-Mandrill-User", "X-PM-Message-Id", "X-MSFBL", "X-PHP-Originating-Script", "X-PHP-Script", "X-Job"];

    private static readonly string[] MassMailers =
        ["mailchimp", "accucast", "listmanager", "lyris", "phplist", "mailbeamer", "groupmail", "constant contact", "sendy", "campaign", "gfimailer", "newsletter", "worldcast", "sendblaster", "acymailing", "mailpoet", "bulk", "interspire", "sarbacane", "dadamail"];

    private static readonly string[] Libraries =
        ["phpmailer", "php/", "swiftmailer", "nodemailer", "javamail", "mime::lite", "mime-tools", "aspmail", "anstmp", "ansmtp", "cdo for", "microsoft cdo", "jmail", "sendemail", "python", "perl", "ruby", "cdonts", "aspemail", "drupal", "wordpress"];
}
