namespace ChatSla.Core.Mail;

/// <summary>
/// Newsletters and notices that no header gives away. Each sign counts one or two points, and only three make a verdict: one sign alone
/// is found on mails of people too. A mail that answers or forwards another is never judged so.
/// </summary>
internal static class BulkSigns
{
    /// <summary>Notes of a few lines look so too, whoever writes them.</summary>
    private static readonly BulkSign Impersonal = new(1, "nobody greets, speaks, asks or signs");

    private const int Enough = 3;
    private const int Many = 5;
    private const int ManyReceivers = 20;
    private const int Note = 300;
    private const int Letter = 800;
    private const int Magazine = 1_500;

    public static MailVerdict? In(IncomingMail mail, MailWords words)
    {
        if (words.IsConversation || words.IsForward) return null;

        var signs = All(mail, words);
        if (signs.Sum(sign => sign.Points) < EnoughFor(mail, words) || !IsPlain(mail, words, signs)) return null;
        return new MailVerdict(MailKind.List, string.Join(", ", signs.Select(sign => sign.Because)));
    }

    /// <summary>Words alone, in a letter of a few lines that somebody signed or that asks: a little more is needed than where the sender or a header speaks too.</summary>
    private static int EnoughFor(IncomingMail mail, MailWords words) =>
        mail.Text.Length < Letter && !words.IsImpersonal && words.TextBegin(BulkPhrases.Greetings) is null && !SenderSigns(mail.From).Concat(ReceiverSigns(mail)).Concat(BulkHeaders.SignsOf(mail)).Concat(ProgramOrigin.SignsOf(mail)).Any() ? Enough + 1 : Enough;

    /// <summary>Small signs alone convince only where nobody speaks of himself or herself or asks for something, and the shape of a text never alone.</summary>
    private static bool IsPlain(IncomingMail mail, MailWords words, List<BulkSign> signs)
    {
        var said = signs.Except(BulkShape.SignsOf(mail, words)).ToList();
        return said.Exists(sign => sign.Points > 1)
            || (said.Count > 1 && !words.SpeaksAsPerson && !words.AsksSomethingFirst)
            || said.Count(sign => sign != BulkHeaders.Precedence) >= Many;
    }

    internal static List<BulkSign> All(IncomingMail mail, MailWords words)
    {
        var signs = SenderSigns(mail.From).Concat(SubjectSigns(words)).Concat(ReceiverSigns(mail)).ToList();
        if (words.IsImpersonal && mail.Text.Length >= Note) signs.Add(Impersonal);
        if (ListSigns.IsDiscussion(mail)) signs.AddRange(OpeningSigns(mail, words));
        else signs.AddRange(TextSigns(mail, words).Concat(BulkHeaders.SignsOf(mail)).Concat(ProgramOrigin.SignsOf(mail)).Concat(BulkShape.SignsOf(mail, words)));
        return signs;
    }

    private static IEnumerable<BulkSign> SenderSigns(MailAddress? from)
    {
        if (from is null) yield break;
        if (BulkSenders.WordOf(from) is { } sender) yield return new BulkSign(2, sender);
        if (BulkSenders.HasNoLocalPart(from)) yield return new BulkSign(2, "sender's address has no local part");
        if (BulkSenders.HasBrandName(from)) yield return new BulkSign(1, "sender's name is that of a site");
        if (BulkSenders.IsOnMailingDomain(from)) yield return new BulkSign(1, "sender's domain is for mailings");
    }

    private static IEnumerable<BulkSign> ReceiverSigns(IncomingMail mail)
    {
        if (mail.To.Any(to => to.Address.StartsWith("undisclosed", StringComparison.OrdinalIgnoreCase))) yield return new BulkSign(2, "no receiver is named");
        if (mail.To.Count + mail.Cc.Count >= ManyReceivers) yield return new BulkSign(2, "many receivers");
    }

    private static IEnumerable<BulkSign> SubjectSigns(MailWords words)
    {
        if (words.SubjectHasNumberedIssue) yield return new BulkSign(2, "subject counts an issue");
        if (SubjectShape.CriesOut(words.WholeSubject)) yield return new BulkSign(1, "subject has a price, a share or an ornament");
        if (words.SubjectHas(BulkPhrases.Subjects) is { } subject) yield return new BulkSign(1, subject.As("a phrase of newsletters"));
        if (words.SubjectHas(NoticePhrases.Subjects) is { } notice) yield return new BulkSign(1, notice.As("a phrase of notices"));
    }

    /// <summary>The lists on which people write say how to leave them at the end; a magazine that is sent over one says it at its head.</summary>
    private static IEnumerable<BulkSign> OpeningSigns(IncomingMail mail, MailWords words)
    {
        if (mail.Text.Length < Magazine || words.TextBegin(BulkPhrases.HowToJoin) is not { } join) yield break;
        yield return new BulkSign(2, join.As("how to subscribe"));
        foreach (var sign in BulkHeaders.SignsOf(mail).Take(1)) yield return sign;
    }

    /// <summary>A list on which people write puts such words under every mail: they are not looked at there.</summary>
    private static IEnumerable<BulkSign> TextSigns(IncomingMail mail, MailWords words)
    {
        if (words.TextHas(BulkPhrases.Browser) is { } browser) yield return new BulkSign(2, browser.As("a link to a web version"));
        if (words.TextHas(NoticePhrases.DoNotReply) is { } deaf) yield return new BulkSign(2, deaf.As("a request not to reply"));
        if (words.TextBegin(BulkPhrases.PressReleases) is { } press) yield return new BulkSign(2, press.As("a press release"));
        if (words.TextHas(BulkPhrases.HowToUnsubscribe) is { } how) yield return new BulkSign(2, how.As("how to unsubscribe"));
        else if (BulkShape.LinksToUnsubscribe(mail.Text)) yield return new BulkSign(2, "a link to unsubscribe");
        else if (words.TextHas(BulkPhrases.Unsubscribe) is { } unsubscribe) yield return new BulkSign(1, unsubscribe.As("an unsubscribe line"));
        if (words.TextBegin(BulkPhrases.Greetings) is { } many) yield return new BulkSign(1, many.As("a greeting to many"));
        if (words.TextHas(BulkPhrases.Announcing) is { } announcing) yield return new BulkSign(1, announcing.As("an announcement"));
        if (words.TextHas(BulkPhrases.Advertising) is { } advertising) yield return new BulkSign(1, advertising.As("a phrase of advertising"));
        if (words.TextHas(BulkPhrases.Legal) is { } legal) yield return new BulkSign(1, legal.As("a legal footer"));
        if (words.TextHas(NoticePhrases.Texts) is { } system) yield return new BulkSign(1, system.As("a phrase of notices"));
        foreach (var told in NoticeShape.SignsOf(words)) yield return told;
        if (words.TextHas(NoticePhrases.Credentials) is { } secret) yield return new BulkSign(1, secret.As("a phrase of passwords"));
        if (words.TextIsMarkup) yield return new BulkSign(1, "text is markup");
    }
}
