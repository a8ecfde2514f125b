using System.Diagnostics;
using System.Globalization;

namespace ChatSla.Sandbox.Program;

/// <summary>The process at the other end of a connection on this machine, as Linux tells it (proc(5), /proc/net/tcp).</summary>
internal static class ConnectionOwner
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <param name="port">The other end's.</param>
    /// <param name="ours">The port it is connected to.</param>
    /// <returns>Null where no process is known to have it.</returns>
    public static Process? Find(int port, int ours)
    {
        if (Tables.Where(File.Exists).Select(table => InodeIn(table, port, ours)).FirstOrDefault(found => found is not null) is not { } inode) return null;

        var wanted = $"socket:[{inode}]";
        return Process.GetProcesses().FirstOrDefault(process => Holds(process.Id, wanted));
    }

    /// <summary>Columns: number, local address:port, remote address:port, state, queues, timer, retries, user, timeout, inode.</summary>
    private static string? InodeIn(string table, int port, int ours) => File.ReadLines(table).Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .FirstOrDefault(fields => PortOf(fields[1]) == port && PortOf(fields[2]) == ours && fields[9] != "0")?[9];

    private static int PortOf(string address) => int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static bool Holds(int process, string socket)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Any(file => new FileInfo(file).LinkTarget == socket);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
