using System.Diagnostics;
using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>What SQLite, and one to three replicas on PostgreSQL, come to in a second: claims, mails and turns.</summary>
public sealed class ThroughputMeasurement(ITestOutputHelper output)
{
    private const int WarmUp = 1_000;
    private const int Mailboxes = 8;
    private const int Connections = 48;

    private static readonly (bool OnPostgres, int Replicas)[] Ways = [(false, 1), (true, 1), (true, 2), (true, 3)];

    private readonly List<string> table = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Claims_and_mails_a_second()
    {
        table.Add("store       replicas  mails/s  CPU ms each  claims/s (two rounds)   p50 ms  p99 ms  CPU ms each  refused");
        using var connector = new QuietConnector();
        await using var balancer = Balancer.Start();
        await using var sandbox = await SandboxProcess.StartBesideAsync("throughput", balancer.Address, Cancellation);
        foreach (var (way, (onPostgres, replicas)) in Ways.Index())
        {
            var store = await NewStoreAsync(sandbox, $"way-{way}", onPostgres);
            using var group = await ReplicaGroup.StartAsync(sandbox, balancer, store, replicas, await MailboxesAsync(sandbox, way), Cancellation);
            await sandbox.Control.PostAsync("install", [], Cancellation);
            await Wait.UntilAsync(() => HasAsync(store, "SELECT COUNT(*) FROM cards WHERE activity_id IS NOT NULL", 4), "the first cards", Cancellation, seconds: 60);
            var mails = await MailAsync(sandbox, group, store, way);
            await group.RestAsync(Cancellation);
            var claims = await ClaimAsync(sandbox, group, store, connector);
            table.Add(Invariant($"{store.Name,-11} {replicas,8} {mails.Rate,8:0} {mails.Cpu,12:0.00}  {string.Join(", ", claims.Select(one => one.Rate.ToString("0", CultureInfo.InvariantCulture))),-22} {claims[^1].P50,7:0.0} {claims[^1].P99,7:0.0} {claims[^1].Cpu,12:0.00} {claims.Sum(one => one.Refused),8}"));
            output.WriteLine(table[^1]);
        }

        foreach (var line in table) output.WriteLine(line);
    }

    [Fact(Explicit = true)]
    public async Task Turns_a_second()
    {
        var count = Setting.Number("CHATSLA_TURNS", 100_000);
        table.Add(Invariant($"store       replicas  turns/s, {count} due within a minute"));
        await using var balancer = Balancer.Start();
        await using var sandbox = await SandboxProcess.StartBesideAsync("throughput-turns", balancer.Address, Cancellation);
        var (sqlite, postgres, first) = await PourAsync(sandbox, balancer, count);
        foreach (var (way, (onPostgres, replicas)) in Ways.Index())
        {
            var store = await NewStoreAsync(sandbox, $"way-{way}", onPostgres, onPostgres ? postgres : sqlite);
            await ClockAsync(sandbox, first.AddMinutes(-2));
            await sandbox.Control.PostAsync("connector", new() { ["reset"] = true }, Cancellation);
            using var group = await ReplicaGroup.StartAsync(sandbox, balancer, store, replicas, Quietly(), Cancellation);
            await group.RestAsync(Cancellation);
            await ClockAsync(sandbox, first.AddSeconds(-3));
            var late = await TurnAsync(store, count, first);
            table.Add(Invariant($"{store.Name,-11} {replicas,8} {late.Rate,8:0}  {late.Late}"));
            output.WriteLine(table[^1]);
        }

        foreach (var line in table) output.WriteLine(line);
    }

    private static async Task<(double Rate, double Cpu)> MailAsync(SandboxProcess sandbox, ReplicaGroup group, MeasuredStore store, int way)
    {
        var count = Setting.Number("CHATSLA_THROUGHPUT_MAILS", 6_000);
        await PourAsync(sandbox, way, WarmUp);
        await Wait.UntilAsync(() => HasAsync(store, "SELECT COUNT(*) FROM queries", WarmUp), "the first mails", Cancellation, seconds: 120);
        await group.RestAsync(Cancellation);

        var (cpu, before, last) = (group.CpuTime(), await store.CountAsync("SELECT COUNT(*) FROM queries", Cancellation), await store.CountAsync("SELECT MAX(seen_at) FROM mails", Cancellation));
        await PourAsync(sandbox, way, count);
        await Wait.UntilAsync(() => HasAsync(store, "SELECT COUNT(*) FROM queries", before + count), "the mails", Cancellation, seconds: 300);
        var took = await store.CountAsync($"SELECT MAX(seen_at) - MIN(seen_at) FROM mails WHERE seen_at > {last}", Cancellation);
        return (count * 1000.0 / took, (group.CpuTime() - cpu).TotalMilliseconds / count);
    }

    private static async Task PourAsync(SandboxProcess sandbox, int way, int count)
    {
        for (var number = 0; number < Mailboxes; number++)
            await sandbox.Control.PostAsync("backlog", new() { ["mailbox"] = MailboxOf(way, number), ["count"] = count / Mailboxes, ["spacingSeconds"] = 0 }, Cancellation);
    }

    /// <summary>A round to warm up, and two that count: of each replica by a wrk of its own, all at once.</summary>
    private static async Task<IReadOnlyList<VolleyFigures>> ClaimAsync(SandboxProcess sandbox, ReplicaGroup group, MeasuredStore store, QuietConnector connector)
    {
        var token = await sandbox.Control.PostAsync("token", new() { ["serviceUrl"] = connector.ServiceUrl }, Cancellation);
        var card = (await store.ListAsync(
            "SELECT conversation_id, activity_id, query_id FROM cards WHERE activity_id IS NOT NULL LIMIT 1", row => new CardSeen(row.GetString(0), row.GetString(1), row.GetString(2), "", "", default), Cancellation))[0];
        var queries = await store.ListAsync("SELECT id FROM queries WHERE owner_id IS NULL AND state = 'open'", row => row.GetString(0), Cancellation);
        var volleys = group.Addresses.Select((address, at) => (Address: address, Process: group.Processes[at], Volley: new Volley(Directory.CreateDirectory(Path.Combine(store.Folder, $"wrk-{at}")).FullName, token["token"]!.GetValue<string>(), Connections / group.Addresses.Count))).ToList();

        var (rounds, next) = (new List<VolleyFigures>(), 0);
        foreach (var share in new[] { queries.Count / 5, queries.Count * 2 / 5, queries.Count * 2 / 5 })
        {
            var mine = share / volleys.Count;
            var from = next;
            next += share;
            await group.RestAsync(Cancellation);
            var claimed = await ClaimedAsync(store);
            var figures = await Task.WhenAll(volleys.Select((one, at) => one.Volley.SendAsync(
                one.Address, one.Process, MeasuredActivity.Act(connector, card, "claim"), Setting.Number("CHATSLA_THROUGHPUT_SECONDS", 2), Cancellation, [.. queries.Skip(from + (at * mine)).Take(mine)])));

            var (stored, answered) = ((int)(await ClaimedAsync(store) - claimed), figures.Sum(one => one.Requests - one.Refused));

            // Those that were asked for when there was none left are answered as well.
            Assert.True(stored >= answered - Connections, $"{answered} claims were answered and {stored} are stored.");
            rounds.Add(new VolleyFigures(stored, figures.Sum(one => one.Refused), figures.Max(one => one.Seconds), figures.Average(one => one.P50), figures.Max(one => one.P99), figures.Average(one => one.Cpu)));
        }

        return rounds[1..];
    }

    private static Task<long> ClaimedAsync(MeasuredStore store) => store.CountAsync($"SELECT COUNT(*) FROM queries WHERE owner_id = '{Staff.Ada}'", Cancellation);

    private static async Task<(double Rate, Samples Late)> TurnAsync(MeasuredStore store, int count, DateTimeOffset first)
    {
        var last = first.ToUnixTimeMilliseconds() + 60_000;
        await Wait.UntilAsync(async () => await store.CountAsync($"SELECT COUNT(*) FROM queries WHERE next_turn_at <= {last}", Cancellation) == 0, "every turn", Cancellation, seconds: 300, everyMs: 1_000);
        var turns = await store.ListAsync("SELECT at, recorded_at FROM query_events WHERE body LIKE '%\"turned-amber\"%'", row => (At: row.GetInt64(0), Done: row.GetInt64(1)), Cancellation);
        Assert.InRange(turns.Count, count, count + 10);
        var late = new Samples("late");
        foreach (var (at, done) in turns) late.Add(done - at);
        return (turns.Count * 1000.0 / (turns.Max(turn => turn.Done) - turns.Min(turn => turn.At)), late);
    }

    /// <summary>So many queries that turn within a minute, in a SQLite file and, moved as an operator moves it, in PostgreSQL.</summary>
    private async Task<(MeasuredStore Sqlite, MeasuredStore Postgres, DateTimeOffset First)> PourAsync(SandboxProcess sandbox, Balancer balancer, int count)
    {
        var sqlite = await NewStoreAsync(sandbox, "poured", onPostgres: false);
        using var group = await ReplicaGroup.StartAsync(sandbox, balancer, sqlite, 1, Quietly(), Cancellation);
        await sandbox.Control.PostAsync("install", [], Cancellation);
        await Wait.UntilAsync(() => HasAsync(sqlite, "SELECT COUNT(*) FROM outbox WHERE kind = 'RepaintCard'", 4), "the first cards", Cancellation, seconds: 60);
        await group.RestAsync(Cancellation);

        var since = Stopwatch.GetTimestamp();
        var copied = new MeasuredStore(Directory.CreateDirectory(Path.Combine(sandbox.Data, "many")).FullName, null);
        await group.RunAsync(["backup", "--to", copied.File], new Dictionary<string, string>(), Cancellation);
        var first = ManyQueries.Pour(copied.File, count, spreadMs: 60_000);
        var postgres = await MeasuredStore.OnPostgresAsync(copied.Folder);
        await group.RunAsync(["migrate", "--from", copied.File], new Dictionary<string, string> { ["Storage__Postgres"] = postgres.Postgres! }, Cancellation);
        output.WriteLine(Invariant($"{count} queries put into SQLite and moved to PostgreSQL in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s"));
        return (copied, postgres, DateTimeOffset.FromUnixTimeMilliseconds(first));
    }

    private static async Task<MeasuredStore> NewStoreAsync(SandboxProcess sandbox, string name, bool onPostgres, MeasuredStore? like = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Data, name)).FullName;
        if (onPostgres) return await MeasuredStore.OnPostgresAsync(folder, like);

        var store = new MeasuredStore(folder, null);
        if (like is not null) File.Copy(like.File, store.File);
        return store;
    }

    private static async Task<bool> HasAsync(MeasuredStore store, string sql, long atLeast) => await store.CountAsync(sql, Cancellation) >= atLeast;

    private static string MailboxOf(int way, int number) => $"way-{way}-{number}@contoso.com";

    /// <summary>New ones, so that nothing lies in them.</summary>
    private static async Task<Dictionary<string, string>> MailboxesAsync(SandboxProcess sandbox, int way)
    {
        var settings = Quietly();

        // The sandbox leaves an endpoint alone whose programs were away a while ago: all are asked for their mail alike.
        settings["Graph:NotificationsAddress"] = "";
        for (var number = 0; number < Mailboxes; number++)
        {
            await sandbox.Control.PostAsync("mailboxes", new() { ["address"] = MailboxOf(way, number) }, Cancellation);
            settings[$"Mailboxes:{number + 1}:Address"] = MailboxOf(way, number);
            settings[$"Mailboxes:{number + 1}:Promise"] = "same-day";
            settings[$"Mailboxes:{number + 1}:PollEvery"] = "PT2S";
            settings[$"Mailboxes:{number + 1}:Channel"] = "19:support4e8a1b6c9d2f4753b0e6a8c1d3f59274@thread.tacv2";
        }

        return settings;
    }

    private static Dictionary<string, string> Quietly() => new() { ["Logging:LogLevel:Default"] = "Warning", ["Limits:PerSecond"] = "100000", ["Limits:Burst"] = "1000000" };

    private static Task ClockAsync(SandboxProcess sandbox, DateTimeOffset to) =>
        sandbox.Control.PostAsync("clock", new() { ["jumpTo"] = to.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }, Cancellation);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
