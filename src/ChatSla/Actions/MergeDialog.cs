using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Actions;

/// <summary>The query goes on in another one: one of the same customer's, or any by its number.</summary>
public sealed class MergeDialog(MergeQueries merges, QueryJournal journal, Database database) : IQueryDialog
{
    private const int MostListed = 15;

    public string Name => "merge";

    public async Task<DialogPage> ShowAsync(DialogCall call, CancellationToken cancellation) => Page(call, await OthersAsync(call, cancellation));

    public static DialogPage Page(DialogCall call, IReadOnlyList<Other> others)
    {
        var suggested = call.Query.Suggestion?.IntoNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new DialogPage(
            DialogStrings.Merge,
            DialogStrings.MergeIt,
            [
                ReasonDialogs.Head(call.View),
                Elements.Words(DialogStrings.MergeHint, subtle: true, spacing: "Small"),
                .. others.Count == 0 ? [] : new[] { Inputs.List("into", DialogStrings.SameCustomers, call["into"] ?? suggested, others.Select(other => (other.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Line(other, call)))) },
                Inputs.Line("number", others.Count == 0 ? DialogStrings.ItsNumber : DialogStrings.OrItsNumber, "Q-42", call["number"]),
            ]);
    }

    public async Task<DialogOutcome> SubmitAsync(DialogCall call, CancellationToken cancellation)
    {
        var typed = call["number"]?.Trim() is { Length: > 0 } written ? written : call["into"] ?? "";
        if (QueryNumber.In(typed) is not { } number) return DialogOutcome.Again(DialogStrings.WhichQuery);
        if (await journal.FindByNumberAsync(number, cancellation) is not { } target) return DialogOutcome.Again(call.Words(new Refusal.UnknownQuery($"Q-{number}")));
        if (await call.MayActOn(target.Id) is { } refusal) return DialogOutcome.Again(call.Words(refusal));

        return DialogOutcome.Of(
            await merges.For(call.Click).MergeAsync(call.Query.Id, target.Id, call.By, cancellation), call, DialogStrings.Merged.With(call.Query.Number, number));
    }

    /// <summary>What else the customer has with us that is not closed, newest first.</summary>
    private Task<IReadOnlyList<Other>> OthersAsync(DialogCall call, CancellationToken cancellation) => database.ReadAsync(
        session => session.ListAsync<Other>(
            """
            SELECT q.number, q.opened_at, m.subject FROM queries q JOIN mails m ON m.id = (SELECT id FROM mails WHERE query_id = q.id ORDER BY received_at, id LIMIT 1)
            WHERE q.customer = (SELECT customer FROM queries WHERE id = @Id) AND q.id <> @Id AND q.state <> 'closed'
              AND EXISTS (SELECT 1 FROM query_mailboxes o JOIN query_mailboxes t ON t.mailbox = o.mailbox WHERE o.query_id = q.id AND t.query_id = @Id)
            ORDER BY q.opened_at DESC LIMIT @MostListed
            """,
            new { call.Query.Id, MostListed }),
        cancellation);

    private static string Line(Other other, DialogCall call) =>
        $"Q-{other.Number} · {CardText.Subject(other.Subject, 70)} · {DueText.Brief(other.OpenedAt, call.Now, call.Zone)}";

    /// <summary>Another query of the same customer.</summary>
    public sealed class Other
    {
        public int Number { get; init; }

        public Instant OpenedAt { get; init; }

        public string Subject { get; init; } = "";
    }
}
