using System.Runtime.InteropServices;
using System.Text;

namespace ChatSla.Upkeep;

/// <summary>Files that are there after a power cut: their content is on the disk before they have their name, and the name as well.</summary>
internal static class Durable
{
    /// <exception cref="IOException">A file of that name is there already, or the disk refuses.</exception>
    public static void Name(string passing, string file)
    {
        using (var content = new FileStream(passing, FileMode.Open, FileAccess.ReadWrite)) content.Flush(flushToDisk: true);
        File.Move(passing, file, overwrite: false);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>.NET opens no folders. Windows stores names with the content.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;

        var handle = Open(Encoding.UTF8.GetBytes($"{folder}\0"), 0);
        if (handle < 0) throw new IOException($"{folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        var (synced, error) = (Sync(handle), Marshal.GetLastPInvokeError());
        _ = Close(handle);
        if (synced != 0) throw new IOException($"{folder} cannot be synchronised with its disk (error {error}).");
    }

    /// <param name="path">UTF-8, ended by a zero.</param>
    [DllImport("libc", EntryPoint = "open", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
