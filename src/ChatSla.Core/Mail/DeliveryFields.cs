using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>What mail servers say to each other (RFC 3464, RFC 5321), where it stands in the text of a mail instead of a part of its own.</summary>
internal static class DeliveryFields
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const int Enough = 2;
    private const int Looked = 20_000;

    /// <summary>
    /// The text before the first field, in which a person who shows them to somebody would have spoken; null where the text is no report.
    /// </summary>
    public static string? WordsBefore(string text)
    {
        var looked = text.Length <= Looked ? text : text[..Looked];
        var found = Forms.Select(form => form.Match(looked)).Where(match => match.Success).ToList();
        return found.Count >= Enough ? looked[..found.Min(match => match.Index)] : null;
    }

    private static readonly Regex[] Forms =
    [
        new(@"(?:^|\n)[ \t]*(?:final|original)-recipient:", Linear),
        new(@"(?:^|\n)[ \t]*action: (?:failed|delayed|expanded)", Linear),
        new(@"(?:^|\n)[ \t]*status: [45]\.\d{1,3}\.\d{1,3}", Linear),
        new(@"(?:^|\n)[ \t]*diagnostic-code:", Linear),
        new(@"(?:^|\n)[ \t]*(?:reporting|remote|received-from)-mta:", Linear),
        new(@"(?:^|\n)[ \t]*(?:>>> (?:rcpt to|mail from|data)|<<< [45]\d\d)", Linear),
        new(@"(?:^|[\s:(<""'])[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b", Linear),
        new(@"\n[ \t]*(?:-{2,}|={2,})[ \w]{0,40}(?:original message|transcript of session|returned message|message header|failed address|fatal errors)[ \w:]{0,40}(?:-{2,}|={2,})", Linear),
        new(@"<?[\w.+-]{1,64}@[\w.-]{3,80}>?[ :.\-(""']{1,6}(?:user unknown|unknown user|no such user|mailbox (?:is )?full|mailbox unavailable|host unknown|unknown (?:local )?part)", Linear),
    ];
}
