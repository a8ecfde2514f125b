using System.Diagnostics;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>Some programs on one database, behind one address.</summary>
internal sealed class ReplicaGroup : IDisposable
{
    private readonly IReadOnlyList<ReplicaProcess> all;

    private ReplicaGroup(IReadOnlyList<ReplicaProcess> all) => this.all = all;

    public IReadOnlyList<string> Addresses => [.. all.Select(one => one.Address)];

    public IReadOnlyList<ProcessFigures> Processes => [.. all.Select(one => ProcessFigures.Of(one.Id))];

    /// <summary>Returns once all of them are ready.</summary>
    public static async Task<ReplicaGroup> StartAsync(
        SandboxProcess sandbox, Balancer balancer, MeasuredStore store, int replicas, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var group = new ReplicaGroup(
            [.. Enumerable.Range(1, replicas).Select(number => new ReplicaProcess(number, sandbox.Address, balancer.Address, store.Postgres, store.Folder, settings))]);
        balancer.SendTo(group.Addresses);
        foreach (var one in group.all) one.Start();
        await Wait.UntilAsync(
            async () => (await Task.WhenAll(group.all.Select(one => one.AnswersAsync(cancellation)))).All(answers => answers), "all replicas ready", cancellation, seconds: 120, everyMs: 200);
        return group;
    }

    /// <summary>Waits until they do next to nothing.</summary>
    public Task RestAsync(CancellationToken cancellation)
    {
        var before = CpuTime();
        return Wait.UntilAsync(
            () =>
            {
                var (now, was) = (CpuTime(), before);
                before = now;
                return Task.FromResult(now - was < TimeSpan.FromMilliseconds(80 * all.Count));
            },
            "the programs at rest", cancellation, seconds: 120, everyMs: 1_000);
    }

    public TimeSpan CpuTime() => Processes.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.CpuTime());

    /// <summary>A command of the program's, with the settings of the first of them.</summary>
    public async Task RunAsync(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var first = Processes[0];
        var start = new ProcessStartInfo(first.Arguments()[0], [.. first.Arguments().Skip(1), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in first.Environment().Concat(settings)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"chatsla {string.Join(' ', words)} ended with {process.ExitCode}: {await said}{await error}");
    }

    public void Dispose()
    {
        foreach (var one in all) one.Dispose();
    }
}
