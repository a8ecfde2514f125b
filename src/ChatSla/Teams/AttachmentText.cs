using System.Globalization;
using ChatSla.Core.Mail;
using ChatSla.Languages;

namespace ChatSla.Teams;

/// <summary>The files of a mail in words: "invoice.pdf 120 kB, photo.png 2.1 MB, +3 more".</summary>
public static class AttachmentText
{
    private const int LongestName = 60;
    private const int LongestEnding = 12;

    /// <summary>Pictures in the text are counted, since mail programs name them image001.png.</summary>
    /// <param name="most">How many files are named.</param>
    public static string Line(IReadOnlyList<MailAttachment> attachments, int most)
    {
        var files = attachments.Where(attachment => !attachment.IsInline).ToList();
        List<string> parts = [.. files.Take(most).Select(Named)];
        if (files.Count > most) parts.Add(MailStrings.MoreFiles.With(files.Count - most));
        if (attachments.Count - files.Count is > 0 and var pictures) parts.Add(pictures == 1 ? MailStrings.OnePicture : MailStrings.ManyPictures.With(pictures));
        return string.Join(", ", parts);
    }

    private static string Named(MailAttachment attachment) => $"{Name(attachment.Name)} {Size(attachment.Size)}";

    /// <summary>The ending says what a file is, so it stays; marks that turn the direction of text round would hide it.</summary>
    private static string Name(string name)
    {
        var plain = CardText.OneLine(string.Concat(name.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) is not UnicodeCategory.Format)));
        if (plain.Length == 0) return MailStrings.NoName;
        if (plain.Length <= LongestName) return plain;

        var dot = plain.LastIndexOf('.');
        var ending = dot > 0 && plain.Length - dot <= LongestEnding ? plain[dot..] : "";
        return CardText.Cut(plain, LongestName - ending.Length) + ending;
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 999_500 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000.0:0} kB"),
        < 999_950_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000_000.0:0.0} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000_000_000.0:0.0} GB"),
    };
}
