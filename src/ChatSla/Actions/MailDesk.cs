using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ChatSla.Core.Mail;
using ChatSla.Core.Queries;
using ChatSla.Graph;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>What the dialogs in which mail is written do: open, fill in a template, send.</summary>
public sealed class MailDesk(WriteReply write, QueryActs acts, AnswerLocks locks, WatchedMailboxes mailboxes, OutlookLinks outlook, TimeProvider clock)
{
    public static bool Has(string? dialog) => dialog is "answer" or "holding" or "forward" or "answered";

    public async Task<JsonObject> OpenAsync(string dialog, DialogCall call, CancellationToken cancellation)
    {
        var (view, by) = (call.View, call.By);
        if (mailboxes.Find(view.Query.Mailbox) is not { } mailbox) return DialogFrame.Done(MailDialogStrings.NotWatched);
        if (view.Last.ReplyAddress is null && dialog is "answer" or "holding") return DialogFrame.Done(Words(new Refusal.NobodyToAnswer(), mailbox));
        if (dialog is "answer" && await TakenByAsync(call, cancellation) is { } taken) return taken;

        return await FormAsync(dialog, view, mailbox, by, cancellation);
    }

    private async Task<JsonObject> FormAsync(string dialog, QueryView view, WatchedMailbox mailbox, Person by, CancellationToken cancellation)
    {
        var typed = await FirstAsync(dialog, view, mailbox, by, cancellation);
        typed["key"] = Guid.CreateVersion7().ToString("N");
        return Show(dialog, view, mailbox, typed, fault: null);
    }

    /// <param name="data">What the dialog sent: its inputs, and what it was given to keep.</param>
    public async Task<JsonObject> SubmitAsync(string dialog, DialogCall call, CancellationToken cancellation)
    {
        var (view, by, data) = (call.View, call.By, call.Typed);
        if (mailboxes.Find(view.Query.Mailbox) is not { } mailbox) return DialogFrame.Done(MailDialogStrings.NotWatched);

        data["key"] ??= Guid.CreateVersion7().ToString("N");
        if (call["fill"] is "true") return Show(dialog, view, mailbox, Filled(data, view, mailbox, by), fault: null);
        if (call["take"] is "true")
        {
            return await TakeOverAsync(call, cancellation) is { } kept ? DialogFrame.Done(Words(kept, mailbox)) : await Unstored.ShowAsync(() => BeginAsync(dialog, call, mailbox, cancellation), DialogFrame.Done);
        }

        if (call["preview"] is "true") return Previewed(call, mailbox);

        Refusal? refusal;
        try
        {
            refusal = dialog is "answered"
                ? await acts.For(call.Click).SayAnsweredAsync(view.Query.Id, by, ViaOf(data), AtOf(data, view, mailbox), (string?)data["text"] ?? "", cancellation)
                : await write.RunAsync(view.Query.Id, by, OrderOf(dialog, data), cancellation);
        }
        catch (StorageException away)
        {
            return Show(dialog, view, mailbox, data, Unstored.Words(away));
        }

        return refusal is null ? DialogFrame.Done(DoneText(dialog, view, data)) : Show(dialog, view, mailbox, data, Words(refusal, mailbox));
    }

    /// <summary>The page that asks whether to take over from a colleague who has the query or has begun an answer; null where nobody does.</summary>
    private async Task<JsonObject?> TakenByAsync(DialogCall call, CancellationToken cancellation)
    {
        if (call.Query is { Closing: null, Merging: null, Claim: { } claim } && claim.By != call.By)
        {
            return call.May("take-over")
                ? AnswerDialog.TakeOver(call.View, MailDialogStrings.HasIt.With(CardText.Name(claim.By.Name), DueText.Brief(claim.At, call.Now, call.Zone)), Guid.CreateVersion7().ToString("N"))
                : DialogFrame.Done(call.Words(new Refusal.AlreadyClaimed(claim.By, claim.At)));
        }

        return await locks.BeginAsync(call.Query.Id, call.By, takes: false, cancellation) is var (other, at)
            ? AnswerDialog.TakeOver(call.View, MailDialogStrings.BeganAnswer.With(CardText.Name(other.Name), DueText.Brief(at, call.Now, call.Zone)), Guid.CreateVersion7().ToString("N"))
            : null;
    }

    /// <summary>The query is the person's from now on, so that what the colleague still sends comes back to them with its text.</summary>
    private async Task<Refusal?> TakeOverAsync(DialogCall call, CancellationToken cancellation)
    {
        if (call.Query.Claim is { } claim && claim.By != call.By && !call.May("take-over")) return new Refusal.AlreadyClaimed(claim.By, claim.At);
        return await acts.For(call.Click).HandOverAsync(call.Query.Id, call.By, call.By, note: null, mayOverrule: false, cancellation);
    }

    private async Task<JsonObject> BeginAsync(string dialog, DialogCall call, WatchedMailbox mailbox, CancellationToken cancellation)
    {
        await locks.BeginAsync(call.Query.Id, call.By, takes: true, cancellation);
        return await FormAsync(dialog, call.View, mailbox, call.By, cancellation);
    }

    private JsonObject Previewed(DialogCall call, WatchedMailbox mailbox) => string.IsNullOrWhiteSpace(call["text"])
        ? Show("answer", call.View, mailbox, Without(call.Typed, "preview"), Words(new Refusal.TextMissing(), mailbox))
        : Show("answer", call.View, mailbox, call.Typed, fault: null);

    private static JsonObject Without(JsonObject data, string name)
    {
        data.Remove(name);
        return data;
    }

    private JsonObject Show(string dialog, QueryView view, WatchedMailbox mailbox, JsonObject typed, string? fault)
    {
        var form = new MailForm(view, mailbox, typed, fault, outlook.Safe(view.Last.WebLink));
        return dialog switch
        {
            "answer" => AnswerDialog.Render(form),
            "holding" => MailDialogs.Holding(form, clock.Now),
            "forward" => MailDialogs.Forward(form, OthersThan(mailbox)),
            "answered" => MailDialogs.Answered(form),
            _ => throw new UnreachableException(dialog),
        };
    }

    /// <summary>What stands in a dialog when it opens; what was written before and did not leave comes back.</summary>
    private async Task<JsonObject> FirstAsync(string dialog, QueryView view, WatchedMailbox mailbox, Person by, CancellationToken cancellation) => dialog switch
    {
        "answer" => await write.FindUnsentAsync(view.Query, ReplyKind.Answer, cancellation) is { } unsent
            ? new JsonObject { ["text"] = unsent.Body, ["toAll"] = unsent.ToAll, ["close"] = unsent.Closes }
            : new JsonObject { ["toAll"] = view.Last.Others is not null, ["template"] = FittingKey(ReplyKind.Answer, view, mailbox) },
        "holding" => await write.FindUnsentAsync(view.Query, ReplyKind.Holding, cancellation) is { } unsent
            ? new JsonObject { ["text"] = unsent.Body }
            : Filled([], view, mailbox, by, mailbox.Templates.Fitting(ReplyKind.Holding, MailLanguage.Of(view.Last.NewText))),
        "forward" => await write.FindUnsentAsync(view.Query, ReplyKind.Forward, cancellation) is { } unsent
            ? new JsonObject { ["to"] = MailDialogs.AnotherAddress, ["address"] = unsent.ToAddress, ["text"] = unsent.Body, ["here"] = unsent.Closes ? "close" : "open" }
            : new JsonObject { ["to"] = OthersThan(mailbox).Select(one => one.Address).FirstOrDefault(), ["here"] = OthersThan(mailbox).Count > 0 ? "auto" : "open" },
        _ => new JsonObject { ["at"] = Days.Write(clock.Now.InZone(mailbox.Zone).TimeOfDay) },
    };

    /// <summary>Above what was typed, which stays; a template's words that nobody touched make room for the next one's.</summary>
    private JsonObject Filled(JsonObject data, QueryView view, WatchedMailbox mailbox, Person by, MailTemplate? chosen = null)
    {
        var kind = (string?)data["dialog"] is "answer" ? ReplyKind.Answer : ReplyKind.Holding;
        chosen ??= mailbox.Templates.Of(kind).FirstOrDefault(template => MailDialogs.KeyOf(template) == (string?)data["template"]) ?? mailbox.Templates.Fitting(kind, MailLanguage.Of(view.Last.NewText));
        if (chosen is null) return data;

        var filled = TemplateText.Fill(chosen, view.Query, view.Last, mailbox, by.Name, clock.Now);
        var typed = ((string?)data["text"] ?? "").Trim();
        var isUntouched = typed.Length == 0 || typed == ((string?)data["filled"])?.Trim();
        data["text"] = isUntouched ? filled.Text : $"{filled.Text}\n\n{typed}";
        (data["filled"], data["template"]) = (filled.Text, MailDialogs.KeyOf(chosen));
        (data["promised"], data["promisedAt"]) = (filled.PromisedWords, filled.PromisedAt?.ToUnixTimeMilliseconds());
        return data;
    }

    private static string? FittingKey(ReplyKind kind, QueryView view, WatchedMailbox mailbox) =>
        mailbox.Templates.Fitting(kind, MailLanguage.Of(view.Last.NewText)) is { } template ? MailDialogs.KeyOf(template) : null;

    private ReplyOrder OrderOf(string dialog, JsonObject data)
    {
        var (text, key) = ((string?)data["text"] ?? "", (string)data["key"]!);
        if (dialog is "forward")
        {
            var address = TargetOf(data);
            var closes = (string?)data["here"] is "close" || ((string?)data["here"] is not "open" && mailboxes.Find(address) is not null);
            return new ReplyOrder(ReplyKind.Forward, text, key) { ToAddress = address, Closes = closes };
        }

        var names = (string?)data["promised"] is { Length: > 0 } words && text.Contains(words, StringComparison.Ordinal);
        return new ReplyOrder(dialog is "holding" ? ReplyKind.Holding : ReplyKind.Answer, text, key)
        {
            ToAll = dialog is "answer" && Inputs.IsOn(data, "toAll"),
            Closes = dialog is "answer" && Inputs.IsOn(data, "close"),
            PromisedAt = names && data["promisedAt"] is { } at ? Instant.FromUnixTimeMilliseconds(long.Parse(at.ToString(), CultureInfo.InvariantCulture)) : null,
        };
    }

    /// <summary>An address that was typed is meant, whatever stands in the list above it.</summary>
    private static string TargetOf(JsonObject data)
    {
        var (typed, chosen) = (((string?)data["address"] ?? "").Trim(), (string?)data["to"] ?? "");
        return (typed.Length > 0 || chosen == MailDialogs.AnotherAddress ? typed : chosen).ToLowerInvariant();
    }

    private static AnswerChannel ViaOf(JsonObject data) => Enum.TryParse<AnswerChannel>((string?)data["via"], out var via) && via is not AnswerChannel.Card ? via : AnswerChannel.Elsewhere;

    /// <summary>A time of today. Who names the minute in which the mail came means after it.</summary>
    private Instant AtOf(JsonObject data, QueryView view, WatchedMailbox mailbox)
    {
        var now = clock.Now;
        if (Days.ReadTime(data["at"]?.ToString()) is not { } time) return now;

        var at = (now.InZone(mailbox.Zone).Date + time).InZoneLeniently(mailbox.Zone).ToInstant();
        return view.Query.OwedSince is { } since && at < since && since - at < Duration.FromMinutes(1) ? since : at;
    }

    private IReadOnlyList<WatchedMailbox> OthersThan(WatchedMailbox mailbox) => [.. mailboxes.All.Where(other => other != mailbox)];

    private string Words(Refusal refusal, WatchedMailbox mailbox) => RefusalText.For(refusal, clock.Now, mailbox.Zone);

    private static string DoneText(string dialog, QueryView view, JsonObject data) => dialog switch
    {
        "answer" => MailDialogStrings.AnswerSent.With(view.Last.Customer),
        "holding" => MailDialogStrings.CustomerTold.With(view.Last.Customer),
        "forward" => MailDialogStrings.ForwardSent.With(view.Query.Number, TargetOf(data)),
        _ => MailDialogStrings.AnswerNoted.With(view.Query.Number),
    };
}
