using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Graph;
using ChatSla.Time;

namespace ChatSla.Preview;

/// <summary>chatsla due: by when a mail would be answered, and why. Nothing is stored, and the bot need not run.</summary>
public static class DueCommand
{
    /// <summary>A terminal is scrolled through.</summary>
    private const int MostRows = 60;

    // All words are read by DueOrder and not by the parser, so that each mistake is answered by our own sentence.
    private static readonly Option<string[]> Mailbox = Words.Option("--mailbox", "The watched mailbox. Left out: the only one.");

    private static readonly Option<string[]> From = Words.Option("--from", "Who writes: an address, a domain or a customer's name. Left out: anybody.");

    private static readonly Option<string[]> At = Words.Option("--at", "When the mail is received, by the clock of the mailbox's calendar: \"Fri 16:55\", \"2026-12-23 15:30\". Left out: now.");

    private static readonly Option<string[]> Kind = Words.Option("--kind", "Which promise is told in full: first, next, resolution or update. Left out: the first that is made.");

    public static Command Create()
    {
        var command = new Command("due", "Says by when a mail would be answered, and where the time goes.") { Mailbox, From, At, Kind };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var order = DueOrder.Read([.. parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != "due").Skip(1)]);
            return await Offline.RunAsync(order.Settings, error, offline => TellAsync(offline, order, output), stopping, mayBeNew: true);
        }
        catch (Exception fault) when (fault is OrderException or FormatException)
        {
            await error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    private static async Task<int> TellAsync(Offline offline, DueOrder order, TextWriter output)
    {
        var mailbox = Choose(offline.Settings.Mailboxes, order.Mailbox);
        var forecast = DueForecast.Of(mailbox, order.From, order.When, offline.Policies, offline.Clock.Now, order.Kind, MostRows);
        foreach (var line in DuePrint.Lines(forecast)) await output.WriteLineAsync(line);
        return 0;
    }

    private static WatchedMailbox Choose(WatchedMailboxes mailboxes, string? asked) => (asked, mailboxes.All) switch
    {
        (null, [var only]) => only,
        (null, _) => throw new OrderException($"Which mailbox? Write --mailbox and one of: {string.Join(", ", mailboxes.Addresses)}."),
        _ => mailboxes.Find(asked) ?? throw new OrderException($"\"{asked}\" is not watched; these are: {string.Join(", ", mailboxes.Addresses)}."),
    };
}
