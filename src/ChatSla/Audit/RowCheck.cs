using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>Whether the rows that lists read say what the journal says.</summary>
public sealed class RowCheck(Findings findings)
{
    public void Check(QueryEntry entry, Query query)
    {
        if (entry.Row is { } row)
        {
            var wrong = Columns(row, query).Where(column => column.Journal != column.Row).ToList();
            if (wrong.Count > 0) findings.Add(DifferenceKind.Row, entry, string.Join(", ", wrong.Select(one => $"{one.Name} {one.Journal}")), string.Join(", ", wrong.Select(one => $"{one.Name} {one.Row}")), Remedy.Rebuild);
        }

        Compare(DifferenceKind.Promises, entry, [.. query.Promises.Select(Show)], [.. entry.Promises.Select(Show)], [.. entry.Promises.Select(promise => promise.Position)]);
        Compare(DifferenceKind.Mailboxes, entry, query.Mailboxes, [.. entry.Mailboxes.Select(one => one.Mailbox)], [.. entry.Mailboxes.Select(one => one.Position)]);
    }

    private static IEnumerable<(string Name, string Journal, string Row)> Columns(StoredQuery row, Query query) =>
    [
        ("mailbox", query.Mailbox, row.Mailbox),
        ("state", QueryJournal.StateOf(query), row.State),
        ("owner_id", query.Owner?.Id ?? "none", row.OwnerId ?? "none"),
        ("opened_at", Show(query.OpenedAt), Findings.Show(row.OpenedAt)),
        ("warn_at", Show(query.Current?.WarnAt), Findings.Show(row.WarnAt)),
        ("due_at", Show(query.Current?.DueAt), Findings.Show(row.DueAt)),
        ("next_turn_at", Show(query.NextTurnAt), Findings.Show(row.NextTurnAt)),
    ];

    private void Compare(DifferenceKind kind, QueryEntry entry, IReadOnlyList<string> journal, IReadOnlyList<string> rows, IReadOnlyList<int> positions)
    {
        IReadOnlyList<string> right = [.. journal.Select((one, at) => $"{at}: {one}")], stored = [.. rows.Zip(positions, (one, at) => $"{at}: {one}")];
        if (right.SequenceEqual(stored)) return;

        var at = Enumerable.Range(0, Math.Max(right.Count, stored.Count)).First(at => right.ElementAtOrDefault(at) != stored.ElementAtOrDefault(at));
        findings.Add(kind, entry, right.ElementAtOrDefault(at) ?? "none", stored.ElementAtOrDefault(at) ?? "none", Remedy.Rebuild);
    }

    private static string Show(Promise promise) =>
        Show(promise.Kind.ToString(), Ms(promise.StartAt), Ms(promise.DueAt), Ms(promise.AnsweredAt), Ms(promise.WithdrawnAt));

    private static string Show(StoredPromise promise) => Show(promise.Kind, promise.StartAt, promise.DueAt, promise.AnsweredAt, promise.WithdrawnAt);

    private static string Show(string kind, long? start, long? due, long? answered, long? withdrawn) =>
        $"{kind} from {Findings.Show(start)} due {Findings.Show(due)} answered {Findings.Show(answered)} withdrawn {Findings.Show(withdrawn)}";

    private static string Show(Instant? at) => Findings.Show(Ms(at));

    private static long? Ms(Instant? at) => at?.ToUnixTimeMilliseconds();
}
