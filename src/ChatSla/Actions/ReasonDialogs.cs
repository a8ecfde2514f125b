using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;

namespace ChatSla.Actions;

/// <summary>The dialogs that ask for a reason and nothing else.</summary>
public static class ReasonDialogs
{
    public const int Longest = 500;

    public static DialogPage Page(DialogCall call, string title, string submit, string label, string placeholder, string? hint = null) => new(
        title,
        submit,
        [
            Head(call.View),
            .. hint is null ? [] : new[] { Elements.Words(hint, subtle: true, spacing: "Small") },
            Elements.TextInput("reason", label, DialogStrings.ReasonMissing, placeholder, call["reason"], Longest),
        ]);

    /// <summary>Which query it is about.</summary>
    public static System.Text.Json.Nodes.JsonObject Head(QueryView view) => Elements.Plain(CardText.Subject(view.First.Subject), weight: "Bolder");
}

/// <summary>The query needs no answer; reopening takes that back.</summary>
public sealed class CloseDialog(QueryActs acts) : IQueryDialog
{
    public string Name => "close";

    public Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) => Task.FromResult(ReasonDialogs.Page(
        call, DialogStrings.NoAnswerNeeded, DialogStrings.NoAnswerNeeded, DialogStrings.WhyNoAnswer, DialogStrings.WhyNoAnswerExample, DialogStrings.NoAnswerHint));

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation) => DialogOutcome.Of(
        await acts.For(call.Click).CloseAsync(call.Query.Id, call.By, call.Reason, cancellation), call, DialogStrings.Closed.With(call.Query.Number));
}

/// <summary>The customer complains.</summary>
public sealed class ComplaintDialog(QueryActs acts) : IQueryDialog
{
    public string Name => "complaint";

    public Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) => Task.FromResult(ReasonDialogs.Page(
        call, DialogStrings.MarkAsComplaint, DialogStrings.MarkAsComplaint, DialogStrings.WhyComplaint, DialogStrings.WhyComplaintExample));

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation) => DialogOutcome.Of(
        await acts.For(call.Click).MarkComplaintAsync(call.Query.Id, call.By, call.Reason, cancellation), call, DialogStrings.ComplaintMarked.With(call.Query.Number));
}

/// <summary>The customer was told on the telephone; the note says what.</summary>
public sealed class CallDialog(QueryActs acts) : IQueryDialog
{
    public string Name => "call";

    public Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) => Task.FromResult(ReasonDialogs.Page(
        call, DialogStrings.LogCall, DialogStrings.LogCall, DialogStrings.WhatWasSaid, DialogStrings.WhatWasSaidExample, DialogStrings.CallHint));

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation) => DialogOutcome.Of(
        await acts.For(call.Click).LogCallAsync(call.Query.Id, call.By, call.Reason, cancellation), call, DialogStrings.CallLogged.With(call.Query.Number));
}
