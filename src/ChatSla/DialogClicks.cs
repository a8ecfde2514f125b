using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Cards;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla;

/// <summary>Which dialog opens, and what it does when it is sent. Whoever clicks is checked every time, and the server's state decides.</summary>
public sealed class DialogClicks(
    QueryClicks clicks, DialogDesk desk, MailDesk mails, WhyReader reader, ActRights rights, OutlookLinks outlook, Database database, WatchedMailboxes mailboxes, TimeProvider clock)
{
    public Task<JsonObject> FetchAsync(Activity activity, CancellationToken cancellation) => WithAsync(activity, OpenAsync, cancellation);

    /// <summary>A dialog is sent, or one of its lines opens another or acts at once.</summary>
    public Task<JsonObject> SubmitAsync(Activity activity, CancellationToken cancellation) => WithAsync(
        activity,
        async (call, dialog, who, stop) => call["open"] is "true" ? await OpenAsync(call, dialog, who, stop)
            : call["verb"] is { } verb ? await ActAsync(call, verb, who, stop)
            : MailDesk.Has(dialog) ? await mails.SubmitAsync(dialog, call, stop)
            : desk.Has(dialog) ? await desk.SubmitAsync(dialog, call, stop)
            : DialogFrame.Done(ClickStrings.UnknownDialog),
        cancellation);

    private async Task<JsonObject> WithAsync(Activity activity, Func<DialogCall, string, Activity, CancellationToken, Task<JsonObject>> answer, CancellationToken cancellation)
    {
        var data = activity.Value?["data"] as JsonObject;
        if (await FindAsync(data, cancellation) is not { } view) return DialogFrame.Done(ClickStrings.QueryGone);

        var deed = data!["verb"]?.ToString() ?? data["dialog"]?.ToString() ?? "";
        var (by, refusal) = await rights.OfAsync(activity, view.Query.Id, deed, cancellation);
        if (refusal is not null) return DialogFrame.Done(await rights.WordsAsync(refusal, view.Query.Id, cancellation));

        var call = new DialogCall(
            view,
            by!,
            data,
            clock.Now,
            mailboxes.Find(view.Query.Mailbox)?.Zone ?? DateTimeZone.Utc,
            await rights.OfferAsync(activity, view.Query.Id, cancellation),
            async other => (await rights.OfAsync(activity, other, deed, cancellation)).Refusal);
        return await answer(call, deed, activity, cancellation);
    }

    private async Task<JsonObject> OpenAsync(DialogCall call, string dialog, Activity activity, CancellationToken cancellation) => dialog switch
    {
        "more" => MoreMenu.Render(call, outlook.Safe(call.View.Last.WebLink), Guid.CreateVersion7().ToString("N")),
        "mail" => WholeMailDialog.Render(call.View, call.Now, call.Zone),
        "history" => History(call),
        "why" => await reader.ReadAsync(call.Query, cancellation) is ({ } why, _)
            ? DialogFrame.Show($"{DialogStrings.Why} Q-{why.Number}", "large", WhyCard.Render(why))
            : DialogFrame.Done(WhyView.Nothing(call.Query)),
        _ when MailDesk.Has(dialog) => DialogFrame.Fill(await mails.OpenAsync(dialog, call, cancellation), "text", call["text"]),
        _ when desk.Has(dialog) => await desk.OpenAsync(dialog, call, cancellation),
        _ => DialogFrame.Done(ClickStrings.UnknownDialog),
    };

    /// <summary>A line that acts at once; the dialog closes with what was done, or with why not.</summary>
    private async Task<JsonObject> ActAsync(DialogCall call, string verb, Activity activity, CancellationToken cancellation) => DialogFrame.Done(
        await clicks.RunAsync(verb, call.Query.Id, activity, call.Typed, cancellation) is { } refusal ? call.Words(refusal) : QueryClicks.DoneText(verb, call.Query.Number));

    private static JsonObject History(DialogCall call) => DialogFrame.Show(
        $"{DialogStrings.History}: Q-{call.Query.Number}",
        "large",
        HistoryCard.Render(call.View, int.TryParse(call["page"], out var page) ? page : 0, call.Now, call.Zone, (title, to) =>
        {
            var turn = DialogFrame.Lead(call.View, "history", title);
            turn["data"]!["page"] = to;
            return turn;
        }));

    private async Task<QueryView?> FindAsync(JsonObject? data, CancellationToken cancellation) =>
        Guid.TryParse(data?["query"]?.ToString(), out var id) ? await database.ReadAsync(session => QueryView.FindAsync(session, id), cancellation) : null;
}
