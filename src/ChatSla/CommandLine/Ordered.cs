using System.CommandLine;
using ChatSla.Storage;

namespace ChatSla.CommandLine;

/// <summary>Runs commands, and says what keeps one from being run.</summary>
internal static class Ordered
{
    /// <returns>What the command returns; 2: its words are wrong.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OrderException fault)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    /// <param name="failed">Said first where a file or the disk is in the way.</param>
    /// <returns>As above; 1: something is in the way.</returns>
    public static Task<int> RunAsync(ParseResult parsed, string failed, Func<Task<int>> run) => RunAsync(parsed, async () =>
    {
        try
        {
            return await run();
        }
        catch (Exception fault) when (fault is StorageException or IOException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{failed} {fault.Message}");
            return 1;
        }
    });
}
