using System.Globalization;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Rehearsal;

/// <summary>
/// How far a long run has come, on standard error: one line that is written over in a terminal, otherwise a new one every few seconds. A
/// run that is over within a second says nothing. The caller sees to it that one thread shows at a time.
/// </summary>
public sealed class ProgressLine(TextWriter error, TimeProvider clock, bool isTerminal)
{
    private const int Bar = 20;

    private readonly Instant startedAt = clock.Now;
    private Instant nextAt = clock.Now + Duration.FromSeconds(isTerminal ? 1 : 5);
    private int width;

    /// <param name="mails">How many were rehearsed.</param>
    /// <param name="done">Of <paramref name="total"/>, in any unit.</param>
    public void Show(long mails, long done, long total)
    {
        var now = clock.Now;
        if (now < nextAt || total <= 0 || done <= 0) return;

        nextAt = now + (isTerminal ? Duration.FromMilliseconds(200) : Duration.FromSeconds(5));
        Write(LineOf(mails, Math.Min(1, (double)done / total), (now - startedAt).TotalSeconds));
    }

    /// <summary>Leaves the terminal's line free.</summary>
    public void Clear()
    {
        if (isTerminal && width > 0) error.Write($"\r{new string(' ', width)}\r");
        width = 0;
    }

    private static string LineOf(long mails, double share, double seconds)
    {
        var filled = (int)(share * Bar);
        return string.Create(CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('-', Bar - filled)}] {share * 100,3:0} %  {mails:N0} of about {mails / share:N0}  {mails / seconds:N0}/s  {LeftOf(seconds * (1 - share) / share)} left");
    }

    private static string LeftOf(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60):0} min");

    private void Write(string line)
    {
        if (!isTerminal)
        {
            error.WriteLine(line);
            return;
        }

        error.Write($"\r{line.PadRight(width)}");
        width = line.Length;
    }
}
