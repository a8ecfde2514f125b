using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;

namespace ChatSla.Actions;

/// <summary>Somebody takes what a colleague has. The colleague is told, so nobody's leave is needed.</summary>
public sealed class TakeOverDialog(QueryActs acts) : IQueryDialog
{
    public string Name => "take-over";

    public Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) => Task.FromResult(new DialogPage(
        DialogStrings.TakeOver,
        DialogStrings.TakeOver,
        [
            ReasonDialogs.Head(call.View),
            Elements.Plain(call.Query.Claim is { } claim ? DialogStrings.TakeOverFrom.With(claim.By.Name, DueText.Brief(claim.At, call.Now, call.Zone)) : DialogStrings.HandOverFree, subtle: true, spacing: "Small"),
            Inputs.Text("note", DialogStrings.NoteForColleague, DialogStrings.TakeOverExample, call["note"], ReasonDialogs.Longest),
        ]));

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation) => DialogOutcome.Of(
        await acts.For(call.Click).HandOverAsync(call.Query.Id, call.By, call.By, call["note"], call.MayOverrule, cancellation), call, DialogStrings.TakenOver.With(call.Query.Number));
}
