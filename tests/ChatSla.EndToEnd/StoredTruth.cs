using System.Diagnostics;
using ChatSla.EndToEnd.Measurements;

namespace ChatSla.EndToEnd;

/// <summary>chatsla's own commands, run beside a program with that program's settings.</summary>
internal static class StoredTruth
{
    /// <summary>Rows, cards, mails, replies and outbox say what the journal says.</summary>
    public static Task AssertAsync(int program, CancellationToken cancellation) => RunAsync(program, ["audit"], cancellation);

    /// <summary>What an operator does about messages that may have been said twice already.</summary>
    public static Task DiscardAsync(int program, string kind, CancellationToken cancellation) => RunAsync(program, ["outbox", "discard", kind, "--reason", "It was said already."], cancellation);

    private static async Task RunAsync(int program, IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var running = ProcessFigures.Of(program);
        var words = running.Arguments();
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Skip(1).Concat(command)) start.ArgumentList.Add(word);
        start.Environment.Clear();
        foreach (var (name, value) in running.Environment()) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"chatsla {string.Join(' ', command)} ended with {process.ExitCode}: {await said}{await error}");
    }
}
