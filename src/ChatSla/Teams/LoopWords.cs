using ChatSla.Core.Mail;
using ChatSla.Languages;
using ChatSla.Storage;

namespace ChatSla.Teams;

/// <summary>What showed that two systems answer each other, in words.</summary>
public static class LoopWords
{
    public static string Of(LoopBreak found) => Enum.TryParse<LoopSign>(found.Because, out var sign)
        ? sign switch
        {
            LoopSign.ManyMails => LoopStrings.ManyMails.With(Acknowledging.MostMailsAnHour),
            LoopSign.AnsweredAtOnce => LoopStrings.AnsweredAtOnce,
            _ => LoopStrings.CameBack,
        }
        : found.Because;
}
