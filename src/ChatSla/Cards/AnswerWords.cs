using ChatSla.Core.Queries;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>Who answered when, and how we know.</summary>
public static class AnswerWords
{
    /// <summary>"Ada Berg answered Mon 23 Nov 14:02"; where nothing of ours saw it: "Ada Berg says: answered from Outlook Mon 23 Nov 14:02".</summary>
    public static string Of(QueryEvent.Answered answer, DateTimeZone zone) => answer.Source switch
    {
        AnswerSource.Said => $"{answer.By.Name} says: answered {Way(answer.Via)} {DueText.Dated(answer.At, zone)}",
        _ => $"{answer.By.Name} answered {DueText.Dated(answer.At, zone)}",
    };

    private static string Way(AnswerChannel via) => via switch
    {
        AnswerChannel.Outlook => "from Outlook",
        AnswerChannel.Telephone => "on the telephone",
        _ => "in another way",
    };
}
