using System.Text;
using ChatSla.CommandLine;
using ChatSla.Teams;

namespace ChatSla.Why;

/// <summary>Why a query has its colour, in 80 columns.</summary>
public static class WhyPrint
{
    private const int Indent = 2;

    /// <param name="asOf">For which time it is told, where it is not the present.</param>
    /// <param name="isLast">What belongs to the query as a whole follows the last promise.</param>
    public static string Text(WhyView why, string? asOf, bool isLast)
    {
        var text = new StringBuilder();
        Wrap(text, $"Q-{why.Number}  {why.Look.Sign} {why.Look.Word} · {why.Sentence}", 0, 0);
        if (asOf is not null) Wrap(text, asOf, 0, 0);
        text.AppendLine();
        foreach (var sentence in why.Rule.Concat(why.Moves)) Wrap(text, sentence, 0, 0);
        Section(text, "Time");
        Table(text, why.Rows);
        foreach (var (look, turn) in why.Turns) Wrap(text, $"{look.Sign} {look.Word} {turn}", Indent, Indent * 2);

        Section(text, "What counts");
        Wrap(text, why.Counts, Indent, Indent);
        if (isLast) Whole(text, why);
        text.AppendLine();
        Wrap(text, why.Agreement, 0, 0);
        return text.ToString();
    }

    private static void Whole(StringBuilder text, WhyView why)
    {
        Section(text, "Promises of this query");
        var (name, due) = (why.Targets.Max(target => target.Name.Length), why.Targets.Max(target => target.Due.Length));
        foreach (var target in why.Targets)
            Wrap(text, $"{(target.IsShown ? "> " : "  ")}{target.Name.PadRight(name)}  {target.Due.PadRight(due)}  promise {target.Promise,-9}  aim {target.Aim}", 0, Indent * 2, verbatim: true);

        Section(text, "Who had it", why.Hands);
        Section(text, "Pauses by person", why.Pauses);
    }

    private static void Table(StringBuilder text, IReadOnlyList<LedgerRow> rows)
    {
        var when = rows.Max(row => row.When.Length);
        var amount = rows.Max(row => row.Amount.Length);
        foreach (var row in rows)
        {
            var mark = row.Kind is LedgerRowKind.Now ? "> " : "  ";
            var indent = Indent + when + 2 + amount + 2;
            Wrap(text, $"{mark}{row.When.PadRight(when)}  {row.Amount.PadLeft(amount)}  {row.What}", 0, Math.Min(indent, Columns.Width - 24), verbatim: true);
        }
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<string>? lines = null)
    {
        if (lines is { Count: 0 }) return;

        text.AppendLine().AppendLine(title);
        foreach (var line in lines ?? []) Wrap(text, line, Indent, Indent * 2);
    }

    /// <param name="hanging">Where the lines after the first begin.</param>
    /// <param name="verbatim">The blanks between words are a table's.</param>
    private static void Wrap(StringBuilder text, string words, int first, int hanging, bool verbatim = false)
    {
        var line = new string(' ', first) + (verbatim ? words : CardText.OneLine(words));
        foreach (var wrapped in Columns.Wrapped(line, hanging: hanging)) text.AppendLine(wrapped);
    }
}
