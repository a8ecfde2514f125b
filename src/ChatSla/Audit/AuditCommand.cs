using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using ChatSla.CommandLine;
using ChatSla.Storage;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Audit;

/// <summary>chatsla audit: whether all that is stored says what the journal says. The bot may be running.</summary>
public static class AuditCommand
{
    private static readonly Duration BetweenProgress = Duration.FromSeconds(5);

    private static readonly DifferenceKind[] OfRows = [DifferenceKind.Row, DifferenceKind.Promises, DifferenceKind.Mailboxes, DifferenceKind.NextAlert];

    private static readonly Option<bool> Rebuild = new("--rebuild-rows") { Description = "Writes the rows of queries anew where they differ from a whole journal." };

    /// <param name="alerts">When somebody is to be told, as the configuration has it.</param>
    public static Command Create(Func<Offline, IAlertClock> alerts)
    {
        var command = new Command("audit", "Replays every query and compares it with the rows, cards, mails, replies and the outbox; exit code 1 where anything differs.") { Rebuild };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => RunAsync(parsed, alerts, stopping));
        return command;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is: an audit that did not come to its end must not look like one that found differences.")]
    private static async Task<int> RunAsync(ParseResult parsed, Func<Offline, IAlertClock> alerts, CancellationToken stopping)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            return await Offline.RunAsync(parsed, offline => AuditAsync(offline, alerts(offline), parsed.GetValue(Rebuild), console, stopping), stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync($"The database cannot be read to its end ({error.Message}). Keep a copy of it, and restore the last good backup.");
            return 2;
        }
    }

    private static async Task<int> AuditAsync(Offline offline, IAlertClock alerts, bool rebuild, InvocationConfiguration console, CancellationToken stopping)
    {
        var (began, next) = (offline.Clock.Now, offline.Clock.Now + BetweenProgress);
        var (rows, damaged) = (new HashSet<string>(), new HashSet<string>());
        void Found(Difference one)
        {
            if (one.Id is { } id) (OfRows.Contains(one.Kind) ? rows : damaged).Add(id);
            foreach (var line in AuditText.Of(one)) console.Output.WriteLine(line);
            console.Output.WriteLine();
        }

        void Progress(int looked, int all)
        {
            if (offline.Clock.Now < next) return;

            next = offline.Clock.Now + BetweenProgress;
            console.Error.WriteLine($"{Findings.Show(looked)} of {Findings.Show(all)} queries ...");
        }

        var sum = await new AuditRun(offline.Database, offline.Settings.Mailboxes, alerts, offline.Clock).RunAsync(Found, Progress, stopping);
        foreach (var line in AuditText.Sum(sum, offline.Clock.Now - began)) await console.Output.WriteLineAsync(line);
        if (rebuild) await RebuildAsync(offline, alerts, [.. rows.Except(damaged)], console, stopping);
        return sum.Count == 0 ? 0 : 1;
    }

    /// <summary>A journal that is damaged itself says nothing for certain, so the rows of such a query stay.</summary>
    private static async Task RebuildAsync(Offline offline, IAlertClock alerts, IReadOnlyList<string> ids, InvocationConfiguration console, CancellationToken stopping)
    {
        var journal = new QueryJournal(offline.Database, offline.Clock, alerts);
        foreach (var id in ids) await offline.Database.WriteAsync(session => journal.RebuildRowsAsync(session, Guid.Parse(id)), stopping);
        await console.Output.WriteLineAsync($"The rows of {Findings.Show(ids.Count)} {(ids.Count == 1 ? "query" : "queries")} were written anew; run the audit again to see that they agree.");
    }
}
