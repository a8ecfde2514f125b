using System.Text;
using System.Text.RegularExpressions;

namespace ChatSla.Core.Mail;

/// <summary>Subject and text of a mail made ready for phrases: lower case, plain apostrophes, single spaces. At most a few thousand letters are read.</summary>
internal sealed class MailWords
{
    private const int Opening = 220;
    private const int OwnWords = 500;
    private const int PersonLimit = 2_000;
    private const int HeadLimit = 8_000;
    private const int FootLimit = 3_000;

    private readonly string head;
    private readonly string foot;
    private readonly bool subjectIsReply;

    public MailWords(IncomingMail mail)
    {
        var text = mail.Text;
        head = Plain(text.AsSpan(0, Math.Min(text.Length, HeadLimit)));
        foot = text.Length <= HeadLimit ? "" : Plain(text.AsSpan(Math.Max(HeadLimit, text.Length - FootLimit)));
        WholeSubject = Plain(mail.Subject);
        (Subject, subjectIsReply, IsForward) = SubjectPrefix.Strip(WholeSubject);
        IsImpersonal = head.Length > 0 && !Greets && !SpeaksAsPerson && !AsksSomething && !Signs(text);
        IsConversation = subjectIsReply || mail.AnsweredIds.Count > 0 || ReplyText.HasAnsweredMail(text);
    }

    /// <summary>Without reply prefix and list tag.</summary>
    public string Subject { get; }

    public string WholeSubject { get; }

    /// <summary>Answers another mail, by its headers, its subject or the mail quoted below it.</summary>
    public bool IsConversation { get; }

    public bool IsForward { get; }

    public bool TextIsEmpty => head.Length == 0;

    /// <summary>A program wrote html or xml where text belongs.</summary>
    public bool TextIsMarkup => head is ['<', >= 'a' and <= 'z' or '?' or '!', ..] && head.AsSpan(0, Math.Min(head.Length, Opening)).Contains("</", StringComparison.Ordinal);

    /// <summary>A question mark, but not one inside the address of a page; or a request.</summary>
    public bool AsksSomething => Question.IsMatch(head) || TextHas(RequestPhrases.All) is not null;

    /// <summary>Something is asked near the beginning. An acknowledgement repeats below it what the customer asked.</summary>
    public bool AsksSomethingFirst => Question.IsMatch(head.AsSpan(0, Math.Min(head.Length, OwnWords))) || RequestPhrases.All.Any(language => language.Words.Any(phrase => head.AsSpan(0, Math.Min(head.Length, OwnWords)).Contains(phrase, StringComparison.Ordinal)));

    /// <summary>The text begins with a greeting.</summary>
    public bool Greets => ClosingPhrases.Greetings.Any(StartsWithWord);

    /// <summary>Nobody greets, speaks, asks or signs.</summary>
    public bool IsImpersonal { get; }

    public bool SubjectAsks => Question.IsMatch(Subject);

    /// <summary>The first lines.</summary>
    public string OpeningText => head[..Math.Min(head.Length, Opening)];

    /// <summary>The code that mail servers give with a refusal (RFC 3463).</summary>
    public bool TextHasStatusCode => StatusCode.IsMatch(head);

    /// <summary>Somebody speaks of himself or herself in the first lines.</summary>
    public bool SpeaksAsPerson => FirstPerson.Speaks(head.AsSpan(0, Math.Min(head.Length, PersonLimit)));

    /// <summary>The text is a document for programs.</summary>
    public bool TextIsXml => head.StartsWith("<?xml", StringComparison.Ordinal);

    /// <summary>Answers another mail by its subject.</summary>
    public bool SubjectIsReply => subjectIsReply;

    public bool SubjectHasNumberedIssue => SubjectShape.CountsIssue(Subject);

    public bool SubjectHasDate => SubjectShape.HasDate(Subject);

    /// <summary>Subjects of answers and forwards begin with somebody else's words, so they never match.</summary>
    public PhraseHit? SubjectBegin(Phrases[] phrases) =>
        subjectIsReply || IsForward || Find("subject begins with", phrases, phrase => Subject.StartsWith(phrase, StringComparison.Ordinal)) is not { } hit
            ? null
            : hit with { IsWhole = phrases.Any(language => language.Words.Any(IsWholeSubject)) };

    public PhraseHit? SubjectHas(Phrases[] phrases) =>
        Find("subject has", phrases, phrase => Subject.Contains(phrase, StringComparison.Ordinal));

    /// <summary>In the first lines.</summary>
    public PhraseHit? TextBegin(Phrases[] phrases) =>
        Find("text begins with", phrases, phrase => head.AsSpan(0, Math.Min(head.Length, Opening)).Contains(phrase, StringComparison.Ordinal));

    public PhraseHit? TextHas(Phrases[] phrases) =>
        Find("text has", phrases, phrase => head.Contains(phrase, StringComparison.Ordinal) || foot.Contains(phrase, StringComparison.Ordinal));

    private static readonly Regex StatusCode = new(@"(?:^|\W)[45]\.\d\.\d{1,3}(?:\W|$)|(?:^|\W)(?:4[25]\d|55\d)[ -]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Question = new(@"\?(?:[^\p{Ll}\p{Nd}=&%]|$)|[？؟;]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private bool StartsWithWord(string word) => head.StartsWith(word, StringComparison.Ordinal) && (head.Length == word.Length || !char.IsLetter(head[word.Length]));

    private static bool Signs(string text)
    {
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, HeadLimit)).EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.Length is > 1 and <= 40 && ClosingPhrases.SignOffs.Any(trimmed.ToString().ToLowerInvariant().StartsWith)) return true;
        }

        return false;
    }

    private bool IsWholeSubject(string phrase) =>
        Subject.StartsWith(phrase, StringComparison.Ordinal) && (phrase[^1] is ':' || Subject.AsSpan(phrase.Length).TrimStart(' ') is [] or [':' or '：' or '-' or '–' or '(' or '!' or '.' or ',' or '[', ..]);

    private static PhraseHit? Find(string where, Phrases[] phrases, Func<string, bool> matches)
    {
        foreach (var language in phrases)
        {
            if (language.Words.Any(matches)) return new PhraseHit(where, language.Language);
        }

        return null;
    }

    internal static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        var space = false;
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter) || letter is '\u200b' or '\ufeff')
            {
                space = plain.Length > 0;
                continue;
            }

            if (space) plain.Append(' ');
            space = false;
            plain.Append(letter is '’' or '‘' or '`' or '´' ? '\'' : char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }
}
