using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>A database with more open queries than any team will have: how soon the program is ready with it, and how late it turns them.</summary>
public sealed class ManyMeasurement(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Start_with_many_open_queries()
    {
        var count = Setting.Number("CHATSLA_OPEN", 200_000);
        await using var sandbox = await SandboxProcess.StartAsync("many-start", Cancellation);
        var running = ProcessFigures.Of(await sandbox.Control.ProgramIdAsync(Cancellation));
        var (arguments, environment) = (running.Arguments(), running.Environment());
        await sandbox.Control.ProgramAsync("stop", Cancellation);
        var database = Path.Combine(sandbox.Data, "chatsla.db");
        ManyQueries.Pour(database, count, spreadMs: 0);

        var (ready, cpu, memory) = (new Samples($"start to ready, {count} open queries"), new Samples("CPU by then"), new Samples("resident memory when ready", "MiB"));
        for (var i = 0; i < 5; i++) ready.Add(await StartMeasurement.StartAsync(arguments, environment, database, memory, cpu));
        foreach (var samples in new[] { ready, cpu, memory }) output.WriteLine(samples.ToString());
        output.WriteLine(Invariant($"database: {new FileInfo(database).Length / 1024 / 1024} MiB"));
    }

    [Fact(Explicit = true)]
    public async Task Many_turn_within_a_minute()
    {
        var count = Setting.Number("CHATSLA_TURNS", 100_000);
        await using var sandbox = await SandboxProcess.StartAsync("many-turns", Cancellation);
        await sandbox.Control.ProgramAsync("stop", Cancellation);
        var first = DateTimeOffset.FromUnixTimeMilliseconds(ManyQueries.Pour(Path.Combine(sandbox.Data, "chatsla.db"), count, spreadMs: 60_000));
        await sandbox.Control.ProgramAsync("start", Cancellation);
        var store = new ProgramStore(sandbox.Data);
        await sandbox.Control.PostAsync("clock", new JsonObject { ["jumpTo"] = first.AddSeconds(-20).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }, Cancellation);
        await Wait.UntilAsync(async () => await store.CountAsync("SELECT COUNT(*) FROM query_events WHERE body LIKE '%\"turned-amber\"%'", Cancellation) >= count, "every turn", Cancellation, seconds: 600, everyMs: 5_000);

        var turns = await store.ListAsync("SELECT at, recorded_at FROM query_events WHERE body LIKE '%\"turned-amber\"%'", row => (At: row.GetInt64(0), Done: row.GetInt64(1)), Cancellation);
        var late = new Samples(Invariant($"turn after its instant, {count} open queries, all due within a minute"));
        foreach (var turn in turns) late.Add(turn.Done - turn.At);
        output.WriteLine(late.ToString());
        output.WriteLine(Invariant($"turns a second: {turns.Count * 1000.0 / (turns.Max(turn => turn.Done) - turns.Min(turn => turn.At)):0}"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
