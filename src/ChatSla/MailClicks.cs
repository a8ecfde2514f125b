using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Commands;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Intake;
using ChatSla.Languages;
using ChatSla.Outbox;
using ChatSla.Rights;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla;

/// <summary>What clicks on the list of ignored mail do: let one in, or turn the page. The list shows the present afterwards, to whoever sees it.</summary>
public sealed class MailClicks(OpenIgnored open, IgnoredMail ignored, ActRights rights, ITeamsMessenger messenger, Database database, TimeProvider clock)
{
    public static bool Knows(string? verb) => verb is IgnoredMail.OpenVerb or IgnoredMail.PageVerb;

    public async Task<InvokeAnswer> ActAsync(Activity activity, string verb, JsonObject data, CancellationToken cancellation)
    {
        if (activity.By is not { } by) return InvokeAnswers.Message(Words(new Refusal.NotAllowed(RightsText.SignedIn)));

        var (asker, page) = (new Asker(activity.ConversationId, activity.ConversationType == "channel", by.Id), (int?)data["page"] ?? 0);
        if (verb == IgnoredMail.PageVerb) return InvokeAnswers.Card(await ignored.CardAsync(asker, page, null, cancellation));

        var (notice, refusal) = await OpenAsync(activity, (string?)data["mail"] ?? "", cancellation);
        if (refusal is not null) return InvokeAnswers.Message(Words(refusal));

        return await Unstored.ShowAsync(() => ShowAsync(activity, asker, page, notice, cancellation), InvokeAnswers.Message);
    }

    private async Task<InvokeAnswer> ShowAsync(Activity activity, Asker asker, int page, string? notice, CancellationToken cancellation)
    {
        if (activity.ReplyToId is { } list)
        {
            var repaint = new OutboxMessage.RepaintIgnored(activity.ConversationId, list, asker.IsChannel, asker.PersonId, page, notice);
            await database.WriteAsync(session => session.PutAsync(repaint, clock.Now), cancellation);
        }

        return InvokeAnswers.Card(await ignored.CardAsync(asker, page, notice, cancellation));
    }

    /// <summary>A button of a client that knows no universal actions: the same, with the outcome said in words.</summary>
    public async Task HandleSubmitAsync(Activity activity, CancellationToken cancellation)
    {
        if ((string?)activity.Value?["verb"] != IgnoredMail.OpenVerb) return;

        var (notice, refusal) = await OpenAsync(activity, (string?)activity.Value["mail"] ?? "", cancellation);
        await messenger.SendAsync(activity.ConversationId, Messages.Plain(notice ?? Words(refusal!)), cancellation);
    }

    private async Task<(string? Notice, Refusal? Refusal)> OpenAsync(Activity activity, string mailId, CancellationToken cancellation)
    {
        var (by, refusal) = await rights.OfMailAsync(activity, mailId, cancellation);
        if (refusal is not null) return (null, refusal);

        return await open.RunAsync(mailId, by!, cancellation) is not { } query ? (null, new Refusal.QueryGone())
            : query.LetIn(mailId) is { } let ? (ClickStrings.MailOpened.With(CardText.Name(let.By.Name), query.Number), null)
            : (ClickStrings.MailBelongs.With(query.Number), null);
    }

    private string Words(Refusal refusal) => RefusalText.For(refusal, clock.Now, DateTimeZone.Utc);
}
