using System.Diagnostics;
using ChatSla.Core.Mail;
using NodaTime;

namespace ChatSla.Core.Queries;

/// <summary>What mails bring beside a customer's words: none of it moves a clock but the copy in another mailbox.</summary>
public sealed partial class Query
{
    /// <summary>Out-of-office replies, bounces and the like that came in the thread, in the order they were noticed.</summary>
    public IReadOnlyList<QueryEvent.AutomaticMail> AutomaticMails => [.. history.OfType<QueryEvent.AutomaticMail>()];

    /// <summary>The last answer of ours that did not arrive, until somebody answers again.</summary>
    public QueryEvent.AutomaticMail? Bounce => history.OfType<QueryEvent.AutomaticMail>()
        .Where(mail => mail.Kind is MailKind.Bounce && !(LastAnswer?.At > mail.At) && !(Sending?.At > mail.At)).MaxBy(mail => mail.At);

    /// <summary>The query that this one looks like, until it is merged or a person says that it is another.</summary>
    public QueryEvent.MergeSuggested? Suggestion { get; private set; }

    /// <summary>Who let the mail in, where a person had to.</summary>
    public QueryEvent.Admitted? LetIn(string mailId) => history.OfType<QueryEvent.Admitted>().FirstOrDefault(admitted => admitted.MailId == mailId);

    /// <summary>A person let the mail in.</summary>
    public void NoteAdmitted(Person by, string mailId, MailKind takenFor, Instant now) => Record(new QueryEvent.Admitted(now, by, mailId, takenFor));

    /// <summary>A program wrote in the thread; noted once however often it is seen.</summary>
    /// <param name="answerId">Which answer of ours it is about.</param>
    public void NoteAutomatic(string mailId, MailKind kind, Instant receivedAt, string? answerId = null, bool isDelay = false)
    {
        if (!history.OfType<QueryEvent.AutomaticMail>().Any(mail => mail.MailId == mailId)) Record(new QueryEvent.AutomaticMail(receivedAt, mailId, kind, answerId, isDelay));
    }

    /// <summary>Says that another query may be the same question. What a person has said to be another is not suggested again.</summary>
    public void SuggestMerge(Query into, Instant now)
    {
        if (into.Id == Id || Merging is not null || Suggestion?.Into == into.Id) return;
        if (!history.OfType<QueryEvent.MergeDismissed>().Any(said => said.Into == into.Id)) Record(new QueryEvent.MergeSuggested(now, into.Id, into.Number));
    }

    /// <summary>It is not the query that was suggested. Saying so twice is harmless.</summary>
    public void DismissMerge(Person by, Instant now)
    {
        if (Suggestion is { } suggestion) Record(new QueryEvent.MergeDismissed(now, by, suggestion.Into));
    }

    private void ApplyMail(QueryEvent happened)
    {
        switch (happened)
        {
            case QueryEvent.SharedWith shared:
                Share(shared);
                break;
            case QueryEvent.MergeSuggested suggested:
                Suggestion = suggested;
                break;
            case QueryEvent.MergeDismissed:
                Suggestion = null;
                break;
            case QueryEvent.Admitted or QueryEvent.AutomaticMail:
                break;
            default:
                throw new UnreachableException($"No rule for {happened.GetType().Name}.");
        }
    }
}
