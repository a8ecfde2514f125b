using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Cards;

/// <summary>Who answered when, and how we know.</summary>
public static class AnswerWords
{
    /// <summary>"Ada Berg answered Mon 23 Nov 14:02"; where nothing of ours saw it: "Ada Berg says: answered from Outlook Mon 23 Nov 14:02".</summary>
    public static string Of(QueryEvent.Answered answer, DateTimeZone zone) => (answer switch
    {
        { Source: not AnswerSource.Said } => CardStrings.AnsweredAt,
        { Via: AnswerChannel.Outlook } => CardStrings.SaysAnsweredFromOutlook,
        { Via: AnswerChannel.Telephone } => CardStrings.SaysAnsweredByTelephone,
        _ => CardStrings.SaysAnsweredOtherwise,
    }).With(CardText.Name(answer.By.Name), DueText.Dated(answer.At, zone));
}
