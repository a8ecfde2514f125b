using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>We wait for the customer or a third party: until the morning of a day, at which the clock runs again from its first opening.</summary>
public sealed class PauseDialog(QueryActs acts) : IQueryDialog
{
    public string Name => "pause";

    public Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation)
    {
        var today = call.Now.InZone(call.Zone).Date;
        return Task.FromResult(new DialogPage(
            DialogStrings.Waiting,
            DialogStrings.Pause,
            [
                ReasonDialogs.Head(call.View),
                Elements.Words(DialogStrings.PauseHint, subtle: true, spacing: "Small"),
                Elements.Choices("for", DialogStrings.WaitForWhom, call["for"] ?? nameof(PauseReason.Customer),
                    (nameof(PauseReason.Customer), DialogStrings.TheCustomer), (nameof(PauseReason.ThirdParty), DialogStrings.ThirdParty)),
                Inputs.Day("until", DialogStrings.UntilWhen, DialogStrings.NameDay, call["until"] ?? Days.Write(today.PlusDays(1)), today.PlusDays(1), today.PlusDays((int)Query.LongestPause.TotalDays)),
                Elements.TextInput("reason", DialogStrings.WaitForWhat, DialogStrings.WaitForWhatMissing, DialogStrings.WaitForWhatExample, call["reason"], ReasonDialogs.Longest),
            ]));
    }

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation)
    {
        if (Days.Read(call["until"]) is not { } day) return DialogOutcome.Again(DialogStrings.NameDay);
        if (!Enum.TryParse<PauseReason>(call["for"], out var reason) || !Enum.IsDefined(reason)) return DialogOutcome.Again(DialogStrings.SayForWhom);

        var until = day.AtStartOfDayInZone(call.Zone).ToInstant();
        return DialogOutcome.Of(
            await acts.For(call.Click).PauseAsync(call.Query.Id, call.By, reason, call.Reason, until, cancellation), call, DialogStrings.Paused.With(call.Query.Number));
    }
}
