using System.Text.Json.Nodes;
using ChatSla.Graph;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Preview;

/// <summary>Answers "when is it due if ..." and "calendar" where they are asked, for the mailboxes that may be spoken of there.</summary>
public sealed class AnswerPreview(ITeamsMessenger messenger, MailboxChannels channels, MailboxPolicies policies, Agreements agreements, TimeProvider clock)
{
    /// <summary>More cards than these at once help nobody.</summary>
    private const int MostCards = 4;

    public Task AnswerDueAsync(Activity activity, string question, CancellationToken cancellation) => AnswerAsync(
        activity,
        mailboxes =>
        {
            var asked = DueQuestion.Read(question);
            var now = clock.Now;
            return Chosen(mailboxes, asked.Mailbox).Select(mailbox => DueMessage(mailbox, asked, now));
        },
        cancellation);

    public Task AnswerCalendarAsync(Activity activity, string words, CancellationToken cancellation) => AnswerAsync(
        activity,
        mailboxes =>
        {
            var asked = CalendarQuestion.Read(words);
            var now = clock.Now;
            return Chosen(mailboxes, asked.Mailbox)
                .GroupBy(mailbox => ((policies.For(mailbox.Address, null).At(now) ?? mailbox.Policy).Calendar.Name, mailbox.Zone.Id))
                .Select(shown => CalendarMessage([.. shown], asked.Days, now));
        },
        cancellation);

    /// <summary>Nothing is sent before all of it is known to be right.</summary>
    private async Task AnswerAsync(Activity activity, Func<IReadOnlyList<WatchedMailbox>, IEnumerable<JsonObject>> answer, CancellationToken cancellation)
    {
        if (activity.By is not { } by) return;

        var asker = new Asker(activity.ConversationId, activity.ConversationType == "channel", by.Id);
        foreach (var message in Messages(await channels.SpokenOfAsync(asker, cancellation), answer)) await messenger.SendAsync(asker.ConversationId, message, cancellation);
    }

    private static List<JsonObject> Messages(IReadOnlyList<WatchedMailbox> mailboxes, Func<IReadOnlyList<WatchedMailbox>, IEnumerable<JsonObject>> answer)
    {
        try
        {
            return mailboxes.Count == 0 ? [Teams.Messages.Plain("No mailbox is shown here that I could speak of.")] : [.. answer(mailboxes)];
        }
        catch (FormatException fault)
        {
            return [Teams.Messages.Plain(fault.Message)];
        }
    }

    private static IReadOnlyList<WatchedMailbox> Chosen(IReadOnlyList<WatchedMailbox> mailboxes, string? asked)
    {
        var chosen = asked is null ? mailboxes : [.. mailboxes.Where(mailbox => IsNamed(mailbox, asked))];
        var list = string.Join(", ", mailboxes.Select(mailbox => mailbox.Address));
        if (chosen.Count == 0) throw new FormatException($"\"{CardText.Cut(asked!, 60)}\" is no mailbox that I speak of here. I do of: {list}.");
        return chosen.Count <= MostCards ? chosen : throw new FormatException($"For which mailbox? Add one: to {list}.");
    }

    /// <summary>By its address, or what stands before the @.</summary>
    private static bool IsNamed(WatchedMailbox mailbox, string asked) =>
        mailbox.Address.Equals(asked, StringComparison.OrdinalIgnoreCase) || mailbox.Address.StartsWith($"{asked}@", StringComparison.OrdinalIgnoreCase);

    private JsonObject DueMessage(WatchedMailbox mailbox, DueQuestion asked, Instant now)
    {
        var forecast = DueForecast.Of(mailbox, asked.Customer, asked.When, policies, now, kind: null, DueCard.MostRows);
        return Teams.Messages.Card(DueCard.Render(forecast), forecast.Summary());
    }

    private JsonObject CalendarMessage(IReadOnlyList<WatchedMailbox> mailboxes, int days, Instant now)
    {
        var calendar = (policies.For(mailboxes[0].Address, null).At(now) ?? mailboxes[0].Policy).Calendar;
        var configured = agreements.Calendars.TryGetValue(calendar.Name, out var known) ? known with { Calendar = calendar } : new ConfiguredCalendar(calendar, []);
        var preview = CalendarPreview.Of(configured, now.InZone(calendar.Zone).Date, days);
        var names = mailboxes.Select(mailbox => mailbox.Name).ToList();
        return Teams.Messages.Card(CalendarCard.Render(preview, names), CalendarCard.Summary(preview, names));
    }
}
