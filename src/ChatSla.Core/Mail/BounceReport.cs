using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>What a bounce says of the mail that did not arrive. Programs write this in many ways, so all of it may be missing.</summary>
/// <param name="MailIds">The Message-IDs that it names in its headers or its text, the likeliest last.</param>
/// <param name="SendKey">The key of an answer of ours, where the bounce shows its headers.</param>
/// <param name="Recipients">The addresses that it names and that are not ours, the likeliest first.</param>
/// <param name="IsDelay">Not delivered yet; it is tried again.</param>
public sealed partial record BounceReport(IReadOnlyList<string> MailIds, string? SendKey, IReadOnlyList<string> Recipients, bool IsDelay)
{
    public static BounceReport Of(IncomingMail mail, IReadOnlyCollection<string> ownAddresses)
    {
        var inText = MessageIds.In([mail.Text]).Where(id => id.Contains('@', StringComparison.Ordinal));
        var key = Key().Match(mail.Text) is { Success: true } shown ? shown.Groups[1].Value : mail.HeaderValues("x-chatsla-id").FirstOrDefault();
        return new([.. inText.Concat(mail.AnsweredIds).Distinct()], key, [.. RecipientsIn(mail, ownAddresses)], IsDelayed(mail));
    }

    private static IEnumerable<string> RecipientsIn(IncomingMail mail, IReadOnlyCollection<string> ownAddresses) =>
        mail.HeaderValues("X-Failed-Recipients").SelectMany(value => Address().Matches(value))
            .Concat(FinalRecipient().Matches(mail.Text).SelectMany(match => Address().Matches(match.Value)))
            .Concat(Address().Matches(mail.Text))
            .Select(match => match.Value.ToLowerInvariant())
            .Where(address => !ownAddresses.Contains(address, StringComparer.OrdinalIgnoreCase) && mail.From?.Is(address) is not true && !mail.AnsweredIds.Contains($"<{address}>", StringComparer.OrdinalIgnoreCase))
            .Distinct();

    private static bool IsDelayed(IncomingMail mail) => Delay().IsMatch(mail.Text) || SubjectOfDelay().IsMatch(mail.Subject);

    [GeneratedRegex(@"x-chatsla-id:\s*([0-9a-z-]{8,64})", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex(@"(?:Final|Original)-Recipient:[^\n]*", RegexOptions.IgnoreCase)]
    private static partial Regex FinalRecipient();

    [GeneratedRegex(@"[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex(@"^Action:\s*delayed\b|\b(?:has|have|was) (?:not yet|not been) (?:been )?delivered[^.]{0,60}(?:yet|still|trying)|\bwe will keep trying\b|\bdelivery attempts will continue\b", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Delay();

    [GeneratedRegex(@"\bdelay(?:ed)?\b|^warning:|zustellung verz[öo]gert|^verz[öo]gert", RegexOptions.IgnoreCase)]
    private static partial Regex SubjectOfDelay();
}
