using System.Globalization;
using ChatSla.Core.Figures;
using static ChatSla.Rehearsal.HtmlReport;
using static ChatSla.Rehearsal.RehearsalReport;

namespace ChatSla.Rehearsal;

/// <summary>A table whose rows have bars: newly missed to the left, newly kept to the right, on one scale.</summary>
public static class HtmlChart
{
    public static string Of(string title, string who, IReadOnlyList<(string Name, RehearsedTally Tally)> rows)
    {
        if (rows.Count == 0) return "";

        var most = rows.Max(row => Math.Max(row.Tally.NewlyMissed, row.Tally.NewlyKept));
        return $"""
            <section><h2>{Safe(title)}</h2>
            <table class="changes {Safe(who.ToLowerInvariant())}s"><thead><tr><th class="who" scope="col">{Safe(who)}</th><th class="number" scope="col" colspan="2">Newly missed</th><th scope="col" colspan="2">Newly kept</th><th class="number share" scope="col">Kept after</th><th class="number change count" scope="col">Change</th></tr></thead>
            <tbody>
            {string.Join("\n", rows.Select(row => Row(row.Name, row.Tally, most)))}
            </tbody></table></section>
            """;
    }

    private static string Row(string name, RehearsedTally tally, int most) =>
        $"""<tr><th scope="row" title="{Safe(name)}">{Safe(name)}</th><td class="count">{Number(tally.NewlyMissed)}</td><td class="left">{Bar("missed", tally.NewlyMissed, most, fromRight: true)}</td>"""
        + $"""<td class="right">{Bar("kept", tally.NewlyKept, most, fromRight: false)}</td><td class="count">{Number(tally.NewlyKept)}</td><td class="share">{Share(tally.After.KeptPerMille)}</td><td class="change">{Difference(tally)}</td></tr>""";

    /// <summary>The number beside it says the same, so nobody needs to see it. Whatever is not nothing is seen.</summary>
    private static string Bar(string kind, int value, int most, bool fromRight)
    {
        if (value == 0) return "";

        var length = Math.Max(1, 100.0 * value / most);
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect class="{kind}" x="{(fromRight ? 100 - length : 0):0.##}" width="{length:0.##}" height="12"/></svg>""");
    }
}
