using System.Text.Json.Nodes;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>Another time is promised by hand, and why. The first promise stays in the figures.</summary>
public sealed class DeadlineDialog(QueryActs acts) : IQueryDialog
{
    public string Name => "deadline";

    public Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation)
    {
        var due = (call.Query.CurrentAt(call.Now)?.DueAt ?? call.Now).InZone(call.Zone);
        var today = call.Now.InZone(call.Zone).Date;
        return Task.FromResult(new DialogPage(
            DialogStrings.PromiseAnotherTime,
            DialogStrings.PromiseIt,
            [
                ReasonDialogs.Head(call.View),
                Elements.Words(DialogStrings.DeadlineHint, subtle: true, spacing: "Small"),
                .. Kinds(call),
                Inputs.Pair(
                    Inputs.Day("day", DialogStrings.Day, DialogStrings.NameDay, call["day"] ?? Days.Write(LocalDate.Max(due.Date, today)), today, today.PlusDays((int)Query.FurthestPromise.TotalDays)),
                    Inputs.Time("time", DialogStrings.Time, call["time"] ?? Days.Write(due.TimeOfDay))),
                Elements.TextInput("reason", DialogStrings.WhyAnotherTime, DialogStrings.ReasonMissing, DialogStrings.WhyAnotherTimeExample, call["reason"], ReasonDialogs.Longest),
            ]));
    }

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation)
    {
        if (Days.Read(call["day"]) is not { } day) return DialogOutcome.Again(DialogStrings.NameDay);
        if (Days.ReadTime(call["time"]) is not { } time) return DialogOutcome.Again(DialogStrings.NameTime);

        PromiseKind? kind = Enum.TryParse<PromiseKind>(call["kind"], out var named) && Enum.IsDefined(named) ? named : null;
        var dueAt = (day + time).InZoneLeniently(call.Zone).ToInstant();
        return DialogOutcome.Of(
            await acts.For(call.Click).RepromiseAsync(call.Query.Id, call.By, kind, dueAt, call.Reason, cancellation),
            call,
            DialogStrings.Promised.With(call.Query.Number, DueText.At(dueAt, call.Now, call.Zone)));
    }

    /// <summary>Which promise is meant is asked where there are several.</summary>
    private static IEnumerable<JsonObject> Kinds(DialogCall call)
    {
        var running = call.Query.Running.OrderBy(promise => promise.DueAt).ToList();
        if (running.Count > 1)
        {
            yield return Inputs.Compact("kind", DialogStrings.WhichPromise, call["kind"] ?? running[0].Kind.ToString(), running.Select(promise =>
                (promise.Kind.ToString(), $"{PromiseWords.Deed(promise.Kind)} · {DueText.At(promise.DueAt, call.Now, call.Zone)}")));
        }
    }
}
