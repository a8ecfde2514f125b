using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>What the program was in a minute, by a look every second, and what it did.</summary>
/// <param name="Resident">MiB, on average, as all of the first four.</param>
/// <param name="Anonymous">MiB of memory that no file stands behind: the heap and the stacks.</param>
/// <param name="File">Bytes of the database.</param>
/// <param name="Log">Bytes of its write-ahead log.</param>
/// <param name="Waiting">Outbox messages that were due, at most.</param>
/// <param name="OldestMs">How long the oldest of them had been due, at most.</param>
/// <param name="Cpu">Seconds in the minute.</param>
/// <param name="Mails">In the minute, as the clicks.</param>
/// <param name="Untaken">Mails that are written and not stored yet.</param>
/// <param name="ClickP99">Milliseconds, over the sandbox.</param>
/// <param name="Sandbox">MiB that the sandbox needs.</param>
internal sealed record SoakMinute(
    double Minute, double Resident, double Anonymous, double Handles, double Threads, long File, long Log, int Open, int Waiting, long OldestMs, double Cpu, int Mails, int Clicks, int Untaken,
    double ClickP50, double ClickP99, int Sandbox, double Load)
{
    public const string Heading = "minute resident anon handles threads   db MiB  wal MiB  open outbox  oldest s  CPU s mails clicks untaken click p50  p99 ms  sandbox MiB  load";

    private const double MiB = 1024 * 1024;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Minute,6:0.0} {Resident,8:0} {Anonymous,4:0} {Handles,7:0.0} {Threads,7:0.0} {File / MiB,8:0.0} {Log / MiB,8:0.0} {Open,5} {Waiting,6} {OldestMs / 1000.0,9:0.0} {Cpu,6:0.0} {Mails,5} {Clicks,6} {Untaken,7} {ClickP50,9:0.0} {ClickP99,7:0.0} {Sandbox,12} {Load,5:0.0}");
}
