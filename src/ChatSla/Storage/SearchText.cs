using System.Text;

namespace ChatSla.Storage;

/// <summary>Words as they are looked for: in small letters and without dots, rings and accents, which many keyboards lack.</summary>
public static class SearchText
{
    private const int Most = 400;

    /// <summary>Of the same length, letter by letter.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            folded.Append(char.IsAscii(lower) || char.IsSurrogate(lower) ? lower : Bare(lower));
        }

        return folded.ToString();
    }

    /// <summary>By what a mail is found: its subject and who wrote it.</summary>
    public static string Of(MailRow mail) => Cut(Fold($"{mail.Subject} {mail.FromName} {mail.FromAddress}"));

    /// <summary>"%50\%%": the word anywhere, its own signs taken as they are.</summary>
    public static string Like(string word) =>
        $"%{Fold(word).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    private static string Cut(string text) => text.Length <= Most ? text : text[..Most];

    /// <summary>A lone half of a pair cannot be taken apart.</summary>
    private static char Bare(char letter) => letter is '’' ? '\'' : letter.ToString().Normalize(NormalizationForm.FormD)[0] is var bare && char.IsAsciiLetter(bare) ? bare : letter;
}
