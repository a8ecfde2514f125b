using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Time;

namespace ChatSla.Upkeep;

/// <summary>chatsla backup: a consistent, checked copy of the journal, while the program runs.</summary>
public static class BackupCommand
{
    private static readonly Option<string> To = new("--to") { Description = "The new file, or a folder in which it is named by date and time. A file that is there is never written over." };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("backup", "Copies the journal into a file while the program runs, and checks the copy.") { To };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => Ordered.RunAsync(parsed, "No backup was made.", () => RunAsync(parsed, clock, stopping)));
        return command;
    }

    /// <returns>0: the backup is there and whole.</returns>
    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (Offline.Unknown(parsed) is { } unknown) throw new OrderException(unknown);

        var order = FileOrder.Read(To.Name, "a file or folder", parsed.GetValue(To), parsed.UnmatchedTokens, clock.Now);
        if (!File.Exists(order.Database)) throw new OrderException($"There is no {order.Database} to copy; set Storage:Path.");

        var file = Directory.Exists(order.Other) ? Path.Combine(order.Other, $"chatsla-{FileOrder.Stamp.Format(clock.Now)}.db") : order.Other;
        if (File.Exists(file)) throw new OrderException($"{file} is there already; a backup is never written over. Name another file, or a folder.");
        if (!Directory.Exists(Path.GetDirectoryName(file))) throw new OrderException($"There is no folder {Path.GetDirectoryName(file)}; make it first.");

        var copied = await new SqliteCopy(Percent.On(error, "copied")).RunAsync(order.Database, file, amend: null, stopping);
        await output.WriteLineAsync($"{file}: {copied}, checked.");
        return 0;
    }
}

/// <summary>How far a long piece of work has come, every tenth of it.</summary>
internal static class Percent
{
    public static Action<int> On(TextWriter error, string what)
    {
        var said = 0;
        return percent =>
        {
            if (percent / 10 <= said || percent >= 100) return;
            said = percent / 10;
            error.WriteLine($"{said * 10} % {what}");
        };
    }
}
