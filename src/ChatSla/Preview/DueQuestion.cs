using System.Text.RegularExpressions;
using ChatSla.Languages;
using ChatSla.Time;

namespace ChatSla.Preview;

/// <summary>"when is it due if Acme writes to support@contoso.com on Fri 16:55?", or "när ska det vara klart om Acme skriver fre 16:55?", read.</summary>
/// <param name="Customer">A name, a domain or an address; null: anybody.</param>
/// <param name="Mailbox">As it was named; null: those that are shown where it was asked.</param>
public sealed partial record DueQuestion(string? Customer, string? Mailbox, AskedTime When)
{
    private static readonly HashSet<string> Verbs =
    [
        "writes", "write", "wrote", "mails", "mailed", "emails", "emailed", "sends", "send", "sent", "asks", "asked", "contacts", "comes", "arrives", "gets", "get", "receives", "receive",
        "skriver", "skrev", "mejlar", "mailar", "mejlade", "mailade", "skickar", "skickade", "frågar", "frågade", "kommer", "hör",
    ];

    /// <summary>Words that a question may have and that change nothing; those that stand for anybody are among them.</summary>
    private static readonly HashSet<string> Harmless =
    [
        .. Verbs, "when", "what", "how", "is", "it", "would", "will", "must", "be", "do", "does", "we", "i", "have", "due", "deadline", "promised", "promise", "answer", "reply", "answered", "the", "a", "an", "this",
        "then", "that", "time", "please", "thanks", "thank", "you", "hi", "hello", "hey", "tell", "me", "us", "in", "can", "could", "know", "and", "so", "by", "on", "at", "of", "mail", "email", "message", "question",
        "if", "should", "once", "for", "from", "our", "customer", "client", "someone", "somebody", "anyone", "anybody", "people", "they", "one",
        "när", "vad", "hur", "är", "det", "ska", "skall", "skulle", "måste", "vara", "blir", "bli", "vi", "jag", "klart", "klar", "klara", "svar", "svara", "svarat", "besvarat", "förfaller", "deadline", "utlovat", "löfte",
        "löftet", "den", "ett", "en", "detta", "då", "tid", "snälla", "tack", "hej", "oss", "mig", "kan", "och", "så", "på", "av", "mejl", "mejlet", "mail", "mailet", "meddelande", "fråga", "om", "från", "för", "vår",
        "kund", "kunden", "någon", "nån", "man", "klockan", "kl", "senast", "ha", "har", "ifall",
    ];

    private readonly record struct Word(string Written)
    {
        public string Lower => Written.ToLowerInvariant();

        public bool IsAddress => Written.Contains('@', StringComparison.Ordinal);
    }

    /// <exception cref="FormatException">A word is not understood, or there is no such time; the message is a sentence with an example.</exception>
    public static DueQuestion Read(string text)
    {
        var words = WordsOf(text).Select(word => new Word(word)).ToList();
        var customer = TakeCustomer(words);
        var mailbox = TakeMailbox(words);
        customer ??= TakeAddress(words);
        if (words.FirstOrDefault(word => word.IsAddress) is { Written: { } second }) throw new FormatException(PreviewStrings.SecondAddress.With(second));

        return new DueQuestion(customer, mailbox, TimeWords.Read([.. words.Select(word => word.Lower).Where(word => !Harmless.Contains(word))]));
    }

    /// <summary>The words of a message, without the links that Teams makes of addresses.</summary>
    internal static IEnumerable<string> WordsOf(string text) => TimeWords.Split(Unlinked(text));

    /// <summary>What stands between "if" and "writes", or after "if", "from" or "for" until a time or the mailbox.</summary>
    private static string? TakeCustomer(List<Word> words) =>
        TakeAfter(words, words.FindLastIndex(word => word.Lower is "if" or "should" or "once" or "om" or "ifall"))
        ?? TakeAfter(words, words.FindLastIndex(word => word.Lower is "from" or "for" or "från" or "för"))
        ?? (words.FindIndex(word => word.Lower is "when" or "när") is var when && words.FindIndex(when + 1, word => Verbs.Contains(word.Lower)) >= 0 ? TakeAfter(words, when) : null);

    /// <summary>Takes the name out; null where the words name nobody.</summary>
    private static string? TakeAfter(List<Word> words, int lead)
    {
        if (lead < 0) return null;

        var first = words.FindIndex(lead + 1, word => !Harmless.Contains(word.Lower));
        var verb = words.FindIndex(lead + 1, word => Verbs.Contains(word.Lower));
        var end = verb >= 0 ? verb : words.FindIndex(lead + 1, word => TimeWords.IsLike(word.Lower));
        if (first < 0 || (end >= 0 && end <= first)) return null;

        var named = words[first..(end < 0 ? words.Count : end)].TakeWhile(word => word.Lower is not ("to" or "on" or "at" or "till" or "på" or "den" or "kl" or "klockan")).ToList();
        words.RemoveRange(first, named.Count);
        if (named.Find(word => word.IsAddress) is { Written: { } address }) return address;
        return named.Count == 0 ? null : string.Join(' ', named.Select(word => word.Written));
    }

    private static string? TakeMailbox(List<Word> words)
    {
        var to = words.FindIndex(word => word.Lower is "to" or "till");
        if (to < 0) return null;

        words.RemoveAt(to);
        if (to == words.Count || Harmless.Contains(words[to].Lower) || TimeWords.IsLike(words[to].Lower)) return null;

        var mailbox = words[to].Written;
        words.RemoveAt(to);
        return mailbox;
    }

    private static string? TakeAddress(List<Word> words)
    {
        var at = words.FindIndex(word => word.IsAddress);
        if (at < 0) return null;

        var address = words[at].Written;
        words.RemoveAt(at);
        return address;
    }

    /// <summary>Teams makes a link of an address; either form names it.</summary>
    private static string Unlinked(string text) => MailTo().Replace(Tag().Replace(BracketedAddress().Replace(MarkdownLink().Replace(text, "$1"), "$1"), ""), "");

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"<([^<>\s@]+@[^<>\s]+)>")]
    private static partial Regex BracketedAddress();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("mailto:", RegexOptions.IgnoreCase)]
    private static partial Regex MailTo();
}
