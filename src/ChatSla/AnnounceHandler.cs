using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Customers;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla;

/// <summary>A lead tells everybody who writes to certain customers what they must know, for a while; anybody of the team may ask what is told.</summary>
public sealed class AnnounceHandler(Announcements announcements, CustomerBook customers, Permits permits, MailboxChannels channels, TimeProvider clock)
{
    private const string Deed = "announce";
    private const int MostListed = 20;

    /// <param name="words">What follows the command.</param>
    /// <returns>The message that answers.</returns>
    public async Task<JsonObject> AnswerAsync(Activity activity, Asker asker, string words, CancellationToken cancellation)
    {
        var (order, mailboxes) = (AnnounceOrder.Parse(words), await channels.SpokenOfAsync(asker, cancellation));
        if (mailboxes is not [var first, ..]) return Messages.Plain(AnnouncementStrings.NoMailboxHere);
        if (order is AnnounceOrder.List) return Listed(await announcements.ListAsync(cancellation), first.Zone);
        if (order is AnnounceOrder.Unclear) return Messages.Plain(AnnouncementStrings.HowTo);
        if (await permits.AskAsync(activity, mailboxes, Deed, null, cancellation) is { } refusal) return Messages.Plain(RefusalText.For(refusal, clock.Now, first.Zone));

        return Messages.Plain(order switch
        {
            AnnounceOrder.TakeBack(var target) => (await announcements.TakeBackAsync(target, cancellation) ? AnnouncementStrings.TakenBack : AnnouncementStrings.NoneStands).With(target),
            AnnounceOrder.Put put => await PutAsync(put, activity.By!, first.Zone, cancellation),
            _ => AnnouncementStrings.HowTo,
        });
    }

    private async Task<string> PutAsync(AnnounceOrder.Put put, Person by, DateTimeZone zone, CancellationToken cancellation)
    {
        if (!CustomerSettings.IsScope(put.Target) && !customers.IsName(put.Target)) return AnnouncementStrings.UnknownCustomer.With(put.Target);
        if (put.Text.Length > Announcements.Longest) return AnnouncementStrings.TooLong.With(Announcements.Longest);
        if (UntilWords.Read(put.Until, clock.Now, zone) is not { } until) return AnnouncementStrings.WhenIsThat.With(put.Until);

        await announcements.SetAsync(put.Target, put.Text, until, by, cancellation);
        return AnnouncementStrings.Stands.With(put.Target, DueText.Until(until, clock.Now, zone), put.Text);
    }

    private JsonObject Listed(IReadOnlyList<AnnouncementRow> standing, DateTimeZone zone)
    {
        var shown = standing.Where(one => one.Until > clock.Now).Take(MostListed).ToList();
        if (shown.Count == 0) return Messages.Plain(AnnouncementStrings.NoneAtAll);

        var title = shown.Count == 1 ? AnnouncementStrings.OneStands : AnnouncementStrings.ManyStand.With(shown.Count);
        return Messages.Card(AnnouncementsCard.Render(title, shown, clock.Now, zone), title);
    }
}
