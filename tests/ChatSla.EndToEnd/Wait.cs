using System.Diagnostics;

namespace ChatSla.EndToEnd;

internal static class Wait
{
    /// <exception cref="TimeoutException">It did not come to hold in time.</exception>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancellation, int seconds = 30, int everyMs = 50)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(seconds)) throw new TimeoutException($"Not seen within {seconds} s: {what}.");
            await Task.Delay(everyMs, cancellation);
        }
    }
}
