using System.Globalization;

namespace ChatSla.EndToEnd.Measurements;

/// <summary>What Linux knows of a process.</summary>
internal sealed class ProcessFigures
{
    private readonly string folder;

    private ProcessFigures(int id) => folder = $"/proc/{id}";

    public static ProcessFigures Of(int id) => new(id);

    public int ResidentMiB() => MiB("VmRSS:");

    /// <summary>The most that was resident at any time.</summary>
    public int PeakMiB() => MiB("VmHWM:");

    /// <summary>What is resident and not part of a file: the heap, the stacks, compiled code.</summary>
    public int AnonymousMiB() => MiB("RssAnon:");

    public int Threads() => Status("Threads:");

    /// <summary>Open files, sockets and the like.</summary>
    public int Handles() => Directory.GetFiles($"{folder}/fd").Length;

    /// <summary>The process that started it.</summary>
    public int Parent() => Status("PPid:");

    private int MiB(string line) => Status(line) / 1024;

    private int Status(string line) => int.Parse(
        File.ReadLines($"{folder}/status").Single(one => one.StartsWith(line, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    /// <summary>User and system time; the kernel counts in hundredths of a second.</summary>
    public TimeSpan CpuTime()
    {
        var fields = File.ReadAllText($"{folder}/stat").Split(") ")[1].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
    }

    public IReadOnlyList<string> Arguments() => File.ReadAllText($"{folder}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyDictionary<string, string> Environment() => File.ReadAllText($"{folder}/environ")
        .Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
