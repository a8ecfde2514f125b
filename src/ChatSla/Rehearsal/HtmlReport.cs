using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ChatSla.Core.Figures;
using static ChatSla.Rehearsal.RehearsalReport;

namespace ChatSla.Rehearsal;

/// <summary>The report as one page that needs no other file, runs nothing and asks nobody.</summary>
public sealed class HtmlReport(RehearsalReport report)
{
    public string Write()
    {
        var style = Style();
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'">
            <title>Rehearsal of {Safe(report.What)}</title>
            <style>{style}</style>
            </head>
            <body>
            <main>
            <header>
            <p class="kicker">Rehearsal</p>
            <h1>{Safe(report.Headline)}</h1>
            <p class="subtle">{Safe(AgreementWords.Capital(report.What))}, {Safe(report.When)}</p>
            </header>
            {Numbers()}
            <section aria-label="What is promised">
            {string.Join("\n", report.Agreements.Select(Agreement))}
            </section>
            {Stages()}
            {HtmlChart.Of("By customer, the most changed first", "Customer", report.Customers)}
            {(report.Figures.All.Changed > 0 ? HtmlChart.Of("By weekday of receipt", "Weekday", [.. report.Weekdays]) : "")}
            <div class="notes">
            {string.Join("\n", report.Notes.Select(note => $"<p>{Safe(note)}</p>"))}
            </div>
            </main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    public static string Safe(string text) => WebUtility.HtmlEncode(text);

    private string Numbers()
    {
        var all = report.Figures.All;
        return $"""
            <section aria-label="In short"><dl class="numbers">
            <div><dt>Kept before</dt><dd>{Share(all.Before.KeptPerMille)}</dd></div>
            <div><dt>Kept after</dt><dd>{Share(all.After.KeptPerMille)}</dd></div>
            <div><dt>Newly missed</dt><dd{(all.NewlyMissed > 0 ? " class=\"bad\"" : "")}>{Number(all.NewlyMissed)}</dd></div>
            <div><dt>Newly kept</dt><dd{(all.NewlyKept > 0 ? " class=\"good\"" : "")}>{Number(all.NewlyKept)}</dd></div>
            </dl></section>
            """;
    }

    private static string Agreement(ComparedAgreement agreement) => $"""
        <div class="agreement">
        <h3>{Safe(agreement.Whose)}</h3>
        {Side("Before", agreement.Before)}
        {Side("After", agreement.After)}
        </div>
        """;

    private static string Side(string name, Core.Promises.SlaPolicy? policy) => $"""
        <dl><dt>{name}{(policy is null ? "" : $": {Safe(policy.Name)}")}</dt>{(policy is null ? "" : $"<dd>{Safe(policy.Service)}</dd>")}{string.Concat(AgreementWords.Rules(policy).Select(rule => $"<dd>{Safe(rule)}</dd>"))}</dl>
        """;

    /// <summary>A group of rows for each stage, so that the table is narrow enough for a telephone.</summary>
    private string Stages() => $"""
        <section><h2>What would have changed</h2>
        <table><thead><tr><th></th><th class="number" scope="col">Before</th><th class="number" scope="col">After</th><th class="number" scope="col">Change</th></tr></thead>
        {string.Join("\n", report.Stages.Select(stage => Stage(stage.Name, stage.Tally)))}
        </table></section>
        """;

    private static string Stage(string name, RehearsedTally tally) => $"""
        <tbody><tr><th scope="rowgroup" colspan="4">{Safe(name)}</th></tr>
        {Row("Met", tally, side => side.Met)}
        {Row("Missed", tally, side => side.Missed)}
        <tr><th scope="row">Kept</th><td>{Share(tally.Before.KeptPerMille)}</td><td>{Share(tally.After.KeptPerMille)}</td><td>{Difference(tally)}</td></tr>
        {Row("Turned amber", tally, side => side.TurnedAmber)}
        {Row("Turned red", tally, side => side.TurnedRed)}
        </tbody>
        """;

    private static string Row(string name, RehearsedTally tally, Func<OutcomeTally, int> figure) =>
        $"<tr><th scope=\"row\">{name}</th><td>{Number(figure(tally.Before))}</td><td>{Number(figure(tally.After))}</td><td>{Difference(figure(tally.After) - figure(tally.Before))}</td></tr>";

    private static string Style()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("rehearsal/page.css")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
