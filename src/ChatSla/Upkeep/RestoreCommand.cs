using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Time;

namespace ChatSla.Upkeep;

/// <summary>chatsla restore: a backup takes the journal's place, which is kept beside it under another name.</summary>
public static class RestoreCommand
{
    private static readonly Option<string> From = new("--from") { Description = "The backup. It is only read." };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("restore", "Puts a backup in the journal's place. The program must be stopped; what was there is kept.") { From };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => Ordered.RunAsync(parsed, "Nothing was restored, and nothing was changed.", () => RunAsync(parsed, clock, stopping)));
        return command;
    }

    /// <returns>0: restored.</returns>
    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (Offline.Unknown(parsed) is { } unknown) throw new OrderException(unknown);

        var order = FileOrder.Read(From.Name, "a backup", parsed.GetValue(From), parsed.UnmatchedTokens, clock.Now);
        if (!File.Exists(order.Other)) throw new OrderException($"There is no {order.Other}.");
        if (order.Other == order.Database) throw new OrderException("That is the journal itself; name a backup of it.");

        var restored = await new Restore(order, clock.Now, Percent.On(error, "copied")).RunAsync(stopping);
        await output.WriteLineAsync($"{order.Database}: {restored.Copied} from {order.Other}, checked.");
        if (restored.Replaced is { } replaced) await output.WriteLineAsync($"What was there is kept as {replaced}.");
        await output.WriteLineAsync($"New queries are numbered from Q-{restored.NextNumber} on, so that no number is given twice. Start ChatSla: mail that came since the backup is read again from the mailboxes.");
        return 0;
    }
}
