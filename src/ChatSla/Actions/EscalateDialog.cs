using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla.Actions;

/// <summary>Managers are called, one or all of them, with the reason.</summary>
public sealed class EscalateDialog(QueryActs acts, Colleagues colleagues) : IQueryDialog
{
    private const string All = "all";

    public string Name => "escalate";

    public async Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) =>
        Page(call, await colleagues.ManagersAsync(call.Query, cancellation));

    public static DialogPage Page(DialogCall call, IReadOnlyList<Person> managers) => new(
        DialogStrings.Escalate,
        DialogStrings.Escalate,
        [
            ReasonDialogs.Head(call.View),
            .. managers.Count < 2 ? [] : new[] { Inputs.Compact("to", DialogStrings.CallWhom, call["to"] ?? All, [(All, DialogStrings.AllManagers), .. managers.Select(person => (person.Id, person.Name))]) },
            Elements.TextInput("reason", DialogStrings.WhyEscalate, DialogStrings.ReasonMissing, DialogStrings.WhyEscalateExample, call["reason"], ReasonDialogs.Longest),
        ]);

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation)
    {
        Person? to = null;
        if (call["to"] is { Length: > 0 } asked and not All)
        {
            to = (await colleagues.ManagersAsync(call.Query, cancellation)).FirstOrDefault(person => person.Id == asked);
            if (to is null) return DialogOutcome.Again(DialogStrings.NoManager);
        }

        return DialogOutcome.Of(
            await acts.For(call.Click).EscalateAsync(call.Query.Id, call.By, call.Reason, to, cancellation), call, to is null ? DialogStrings.ManagersCalled : DialogStrings.ManagerCalled.With(to.Name));
    }
}
