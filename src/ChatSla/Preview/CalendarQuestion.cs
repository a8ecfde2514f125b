using System.Globalization;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Preview;

/// <summary>What "calendar", said in Teams, is asked to show.</summary>
/// <param name="Mailbox">As it was named; null: those that are shown where it was asked.</param>
public sealed record CalendarQuestion(int Days, string? Mailbox)
{
    /// <summary>A card is read, not scrolled through.</summary>
    public const int MostDays = 31;

    private static readonly HashSet<string> Harmless = ["the", "next", "of", "for", "to", "day", "days", "please", "show", "de", "närmaste", "nästa", "för", "dag", "dagar", "dagarna", "visa", "till"];

    /// <param name="text">What follows the command: nothing, "7", "next 7 days", "14 for support@contoso.com".</param>
    /// <exception cref="FormatException">A word is not understood; the message names it and gives an example.</exception>
    public static CalendarQuestion Read(string text)
    {
        var (days, mailbox) = ((int?)null, (string?)null);
        foreach (var word in DueQuestion.WordsOf(text).Where(word => !Harmless.Contains(word.ToLowerInvariant())))
        {
            if (days is null && char.IsAsciiDigit(word[0])) days = Number(word);
            else if (mailbox is null && word.Contains('@', StringComparison.Ordinal)) mailbox = word;
            else throw new FormatException(PreviewStrings.CalendarWord.With(CardText.Cut(word, 40)));
        }

        return new CalendarQuestion(days ?? PreviewOrder.UsualDays, mailbox);
    }

    private static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostDays
        ? number
        : throw new FormatException(PreviewStrings.CalendarDays.With(CardText.Cut(word, 40), MostDays));
}
