using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>
/// Subjects and first lines whose form a program fixes: list managers, monitors, build and version systems, complaint feedback. A form
/// with its numbers and brackets is hardly ever typed, so it says more than words.
/// </summary>
internal static class FixedForms
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>What writes such a mail, or null.</summary>
    public static string? WriterOf(MailWords words) =>
        words.SubjectIsReply || words.IsForward
            ? null
            : Forms.FirstOrDefault(form => form.Subject?.IsMatch(words.WholeSubject) is true || (form.Opening?.IsMatch(words.OpeningText) is true && !words.AsksSomethingFirst))?.Writer;

    private sealed record Form(string Writer, Regex? Subject = null, Regex? Opening = null);

    private static readonly Form[] Forms =
    [
        new(
            "a list manager",
            new(@"\b\d+ .{1,60} moderator requests?\b|post from .{1,80} requires approval$|awaits moderator approval|^confirmation for (?:un)?subscri|^confirm [0-9a-f]{16,}|^welcome to the .{1,60} mailing list|subscription notification$|mailing lists? memberships? reminder|digest,? (?:vol(?:ume)?\.? |#)\d|^bounce action notification", Linear),
            new("has (?:requested|invited you) that your e-?mail address be added|\\byou(?: have|'ve) been (?:subscribed to|unsubscribed from|removed from) the .{1,60} mailing list", Linear)),
        new(
            "a monitor",
            new(@"^\*\* (?:problem|recovery|acknowledgement|flapping|downtime)|\b(?:host|service) alert: .{1,80} is (?:down|up|ok|warning|critical|unknown)|^\[(?:firing|resolved):\d|^\[(?:alerting|no data)\]", Linear),
            new(@"^[* ]{0,20}(?:nagios|icinga)[* ]{1,20}notification type: |^notification type: ", Linear)),
        new(
            "a version or build system",
            new(@"^build (?:failed in jenkins|#\d)|#\d+ \([\w./-]+ - [0-9a-f]{6,}\)$|^\S*/\S* revision \d+$", Linear),
            new(@"^(?:svn|cvs|git|hg) commit \w|^commit [0-9a-f]{7,40}\b|^(?:author|changeset|changed by|committed by): .{1,120}(?:date|revision|log|branch|modified)[\w ]{0,20}:", Linear)),
        new("feedback about a complaint", null, new(@"this is an? (?:[\w-]+ ){0,3}report for an? (?:e-?mail )?message\b", Linear)),
        new("a job", new(@"^(?:cron|anacron|at) ?<.{1,60}@|^output from (?:your )?(?:cron|""cron"") |^logwatch for |^\S{1,60} (?:daily|weekly|monthly|security) (?:run|check) output", Linear)),
    ];
}
