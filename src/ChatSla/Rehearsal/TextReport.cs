using System.Text;
using ChatSla.CommandLine;
using ChatSla.Core.Figures;
using static ChatSla.Rehearsal.RehearsalReport;

namespace ChatSla.Rehearsal;

/// <summary>The report for a terminal of 80 columns.</summary>
/// <param name="blocks">Bars of Unicode blocks, else of plain characters.</param>
public sealed class TextReport(RehearsalReport report, bool blocks)
{
    private const int Width = 80;
    private const int Shown = 3;

    private readonly List<string> lines = [];

    public string Write()
    {
        Wrap("", $"Rehearsal of {report.What}, {report.When}");
        WriteAgreements();
        lines.Add("");
        Wrap("", report.Headline);
        if (report.Figures.All.Stages > 0)
        {
            WriteStages();
            WriteColours();
        }

        WriteChanges("By customer, the most changed first", report.Customers);
        if (report.Figures.All.Changed > 0) WriteChanges("By weekday of receipt", [.. report.Weekdays]);
        if (report.Notes.Count > 0) lines.Add("");
        foreach (var note in report.Notes) Wrap("", note);
        return string.Concat(lines.Select(line => line + Environment.NewLine));
    }

    private void WriteAgreements()
    {
        foreach (var agreement in report.Agreements.Take(Shown))
        {
            Section(agreement.Whose);
            Wrap("  before  ", ComparedAgreement.Words(agreement.Before));
            Wrap("  after   ", ComparedAgreement.Words(agreement.After));
        }

        if (report.Agreements.Count > Shown) Section($"and {report.Agreements.Count - Shown} more");
    }

    private void WriteStages()
    {
        Section("                        met              missed                kept");
        lines.Add("Stage              before    after   before    after   before    after  change");
        foreach (var (name, tally) in report.Stages)
        {
            lines.Add(
                $"{name,-15} {Number(tally.Before.Met),9}{Number(tally.After.Met),9}{Number(tally.Before.Missed),9}{Number(tally.After.Missed),9}"
                + $"{Share(tally.Before.KeptPerMille),9}{Share(tally.After.KeptPerMille),9}{Difference(tally),8}");
        }
    }

    private void WriteColours()
    {
        var (before, after) = (report.Figures.All.Before, report.Figures.All.After);
        Section("Turned             before    after   change");
        foreach (var (name, was, would) in new[] { ("Amber", before.TurnedAmber, after.TurnedAmber), ("Red", before.TurnedRed, after.TurnedRed) })
            lines.Add($"{name,-15} {Number(was),9}{Number(would),9}{Difference(would - was),9}");
    }

    /// <summary>Newly missed to the left, newly kept to the right, on one scale.</summary>
    private void WriteChanges(string title, IReadOnlyList<(string Name, RehearsedTally Tally)> rows)
    {
        if (rows.Count == 0) return;

        var most = rows.Max(row => Math.Max(row.Tally.NewlyMissed, row.Tally.NewlyKept));
        Section(title);
        lines.Add($"{"newly missed",41} {Axis} {"newly kept",-17}{"kept after",11}{"change",7}");
        foreach (var (name, tally) in rows)
        {
            var (missed, kept) = (TextBar.Left(tally.NewlyMissed, most, blocks), TextBar.Right(tally.NewlyKept, most, blocks));
            lines.Add($"{Cut(name, 23),-23}{Number(tally.NewlyMissed),7} {missed,10} {Axis} {kept,-10}{Number(tally.NewlyKept),7}{Share(tally.After.KeptPerMille),11}{Difference(tally),7}".TrimEnd());
        }
    }

    private void Section(string title) => lines.AddRange(["", title]);

    private char Axis => blocks ? '\u2502' : '|';

    private string Cut(string name, int width) => name.Length <= width ? name : blocks ? $"{name[..(width - 1)]}\u2026" : $"{name[..(width - 3)]}...";

    /// <summary>The lines after the first stand under its words.</summary>
    private void Wrap(string label, string sentence) => lines.AddRange(Columns.Wrapped(label + sentence, hanging: label.Length));
}
