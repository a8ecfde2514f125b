using System.Text.RegularExpressions;
using ChatSla.Core.Mail;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Graph;

/// <summary>A template with everything filled in.</summary>
/// <param name="PromisedAt">By when it says that an answer comes; null where it names no time.</param>
/// <param name="PromisedWords">How it says so.</param>
public sealed partial record TemplateText(string Text, string? Subject, Instant? PromisedAt, string PromisedWords)
{
    public static IReadOnlyList<string> Placeholders { get; } = ["{customer}", "{first-name}", "{number}", "{subject}", "{promised}", "{mailbox}", "{agent}"];

    /// <param name="mail">The customer's mail that is answered.</param>
    /// <param name="agent">Who writes; null: the mailbox by itself.</param>
    public static TemplateText Fill(MailTemplate template, Query query, MailRow mail, WatchedMailbox mailbox, string? agent, Instant now)
    {
        var promised = query.Running.Where(promise => promise.Kind.IsResponse && promise.DueAt > now).Select(promise => (Instant?)promise.DueAt).FirstOrDefault();
        var words = promised is { } at ? PromisedTime.Of(at, now, mailbox.Zone, template.Language, mail.DateOffset) : PromisedTime.Soon(template.Language);
        var values = new Dictionary<string, string>
        {
            ["{customer}"] = CustomerName.Of(mail.FromName) ?? "",
            ["{first-name}"] = CustomerName.FirstOf(mail.FromName) ?? "",
            ["{number}"] = $"Q-{query.Number}",
            ["{subject}"] = mail.Subject,
            ["{promised}"] = words,
            ["{mailbox}"] = mailbox.Name,
            ["{agent}"] = agent ?? mailbox.Name,
        };
        return new TemplateText(Put(template.Text, values), template.Subject is { } subject ? Put(subject, values) : null, promised, words);
    }

    /// <summary>In one pass: what a customer wrote is never filled in. Where a name is not known, the space before it goes too: "Hello," and not "Hello ,".</summary>
    private static string Put(string text, Dictionary<string, string> values) => Place().Replace(text, place => values.GetValueOrDefault(place.Groups[2].Value) switch
    {
        null => place.Value,
        "" => "",
        var value => place.Groups[1].Value + value,
    });

    [GeneratedRegex(@"( ?)(\{[^{}\s]*\})")]
    private static partial Regex Place();
}
