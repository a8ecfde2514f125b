using System.Text.Json.Nodes;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>A colleague has the query from now on. Who is away is named, and handed to all the same when it is sent once more.</summary>
public sealed class HandOverDialog(QueryActs acts, Colleagues colleagues, Absences absences) : IQueryDialog
{
    public string Name => "hand-over";

    public async Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) =>
        Page(call, await colleagues.ListAsync(call.Query, cancellation), await absences.ListAsync(cancellation));

    public static DialogPage Page(DialogCall call, IReadOnlyList<Person> team, IReadOnlyList<Absence> absent)
    {
        var away = absent.ToDictionary(absence => absence.PersonId);
        var people = team.Where(person => person != call.Query.Owner && person != call.By)
            .Select(person => (person.Id, away.TryGetValue(person.Id, out var absence) ? DialogStrings.NameAway.With(person.Name, Until(absence.Until, call)) : person.Name));
        return new DialogPage(
            DialogStrings.HandOver,
            DialogStrings.HandOver,
            [
                ReasonDialogs.Head(call.View),
                Elements.Words(Hint(call), subtle: true, spacing: "Small"),
                Inputs.People("to", DialogStrings.ToWhom, DialogStrings.NameColleague, DialogStrings.SearchName, call["to"], people),
                Inputs.Text("note", DialogStrings.NoteForColleague, DialogStrings.NoteForColleagueExample, call["note"], ReasonDialogs.Longest),
            ])
        {
            Keeps = ["sure"],
        };
    }

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation)
    {
        if (!Guid.TryParse(call["to"], out var chosen)) return DialogOutcome.Again(DialogStrings.NameColleague);

        var (to, refusal) = await FindAsync(call, chosen.ToString(), cancellation);
        if (to is null) return DialogOutcome.Again(call.Words(refusal!));

        if (await absences.UntilAsync(to.Id, cancellation) is { } until && call["sure"] != to.Id)
        {
            call.Typed["sure"] = to.Id;
            return DialogOutcome.Again(DialogStrings.AwaySure.With(to.Name, Until(until, call)));
        }

        return DialogOutcome.Of(
            await acts.For(call.Click).HandOverAsync(call.Query.Id, call.By, to, call["note"], call.MayOverrule, cancellation),
            call,
            DialogStrings.HandedOver.With(to.Name, call.Query.Number));
    }

    private async Task<(Person? To, Refusal? Refusal)> FindAsync(DialogCall call, string objectId, CancellationToken cancellation)
    {
        try
        {
            return await colleagues.FindAsync(call.Query, objectId, cancellation) is { } to ? (to, null) : (null, new Refusal.NotColleague());
        }
        catch (ConnectorException)
        {
            return (null, new Refusal.RosterUnknown());
        }
    }

    private static string Hint(DialogCall call) => call.Query.Claim is { } claim
        ? DialogStrings.HandOverFrom.With(claim.By.Name, DueText.Brief(claim.At, call.Now, call.Zone))
        : DialogStrings.HandOverFree;

    private static string Until(Instant until, DialogCall call) => until == Instant.MaxValue ? DialogStrings.UntilBack : DialogStrings.UntilDay.With(DueText.Day(until, call.Now, call.Zone));
}
