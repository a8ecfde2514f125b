using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Preview;

/// <summary>Answers "when is it due if ..." and "calendar", for the mailboxes that may be spoken of there.</summary>
public sealed class AnswerPreview(MailboxChannels channels, MailboxPolicies policies, Agreements agreements, TimeProvider clock)
{
    /// <summary>More cards than these at once help nobody.</summary>
    private const int MostCards = 4;

    public Task<JsonObject> AnswerDueAsync(Activity activity, string question, CancellationToken cancellation) => AnswerAsync(
        activity,
        mailboxes =>
        {
            var asked = DueQuestion.Read(question);
            var now = clock.Now;
            return Chosen(mailboxes, asked.Mailbox).Select(mailbox => DueOf(mailbox, asked, now));
        },
        cancellation);

    public Task<JsonObject> AnswerCalendarAsync(Activity activity, string words, CancellationToken cancellation) => AnswerAsync(
        activity,
        mailboxes =>
        {
            var asked = CalendarQuestion.Read(words);
            var now = clock.Now;
            return Chosen(mailboxes, asked.Mailbox)
                .GroupBy(mailbox => ((policies.For(mailbox.Address, null).At(now) ?? mailbox.Policy).Calendar.Name, mailbox.Zone.Id))
                .Select(shown => CalendarOf([.. shown], asked.Days, now));
        },
        cancellation);

    /// <summary>One message, however many mailboxes it is about: the cards stand below each other in it.</summary>
    private async Task<JsonObject> AnswerAsync(Activity activity, Func<IReadOnlyList<WatchedMailbox>, IEnumerable<(JsonObject Card, string Summary)>> answer, CancellationToken cancellation)
    {
        var mailboxes = await channels.SpokenOfAsync(new Asker(activity.ConversationId, activity.ConversationType == "channel", activity.By!.Id), cancellation);
        if (mailboxes.Count == 0) return Messages.Plain(PreviewStrings.NoMailbox);

        try
        {
            var answers = answer(mailboxes).ToList();
            return Messages.Card(Joined([.. answers.Select(one => one.Card)]), string.Join(" · ", answers.Select(one => one.Summary)));
        }
        catch (FormatException fault)
        {
            return Messages.Plain(fault.Message);
        }
    }

    private static JsonObject Joined(IReadOnlyList<JsonObject> cards)
    {
        var (first, body) = (cards[0], (JsonArray)cards[0]["body"]!);
        foreach (var card in cards.Skip(1)) body.Add((JsonNode)Elements.Ruled(new JsonObject { ["type"] = "Container", ["items"] = card["body"]!.DeepClone() }));
        return first;
    }

    private static IReadOnlyList<WatchedMailbox> Chosen(IReadOnlyList<WatchedMailbox> mailboxes, string? asked)
    {
        var chosen = asked is null ? mailboxes : [.. mailboxes.Where(mailbox => IsNamed(mailbox, asked))];
        var list = string.Join(", ", mailboxes.Select(mailbox => mailbox.Address));
        if (chosen.Count == 0) throw new FormatException(PreviewStrings.NoSuchMailbox.With(CardText.Cut(asked!, 60), list));
        return chosen.Count <= MostCards ? chosen : throw new FormatException(PreviewStrings.WhichMailbox.With(list));
    }

    /// <summary>By its address, or what stands before the @.</summary>
    private static bool IsNamed(WatchedMailbox mailbox, string asked) =>
        mailbox.Address.Equals(asked, StringComparison.OrdinalIgnoreCase) || mailbox.Address.StartsWith($"{asked}@", StringComparison.OrdinalIgnoreCase);

    private (JsonObject Card, string Summary) DueOf(WatchedMailbox mailbox, DueQuestion asked, Instant now)
    {
        var forecast = DueForecast.Of(mailbox, asked.Customer, asked.When, policies, now, kind: null, DueCard.MostRows);
        return (DueCard.Render(forecast), forecast.Summary());
    }

    private (JsonObject Card, string Summary) CalendarOf(IReadOnlyList<WatchedMailbox> mailboxes, int days, Instant now)
    {
        var calendar = (policies.For(mailboxes[0].Address, null).At(now) ?? mailboxes[0].Policy).Calendar;
        var configured = agreements.Calendars.TryGetValue(calendar.Name, out var known) ? known with { Calendar = calendar } : new ConfiguredCalendar(calendar, []);
        var preview = CalendarPreview.Of(configured, now.InZone(calendar.Zone).Date, days);
        var names = mailboxes.Select(mailbox => mailbox.Name).ToList();
        return (CalendarCard.Render(preview, names), CalendarCard.Summary(preview, names));
    }
}
