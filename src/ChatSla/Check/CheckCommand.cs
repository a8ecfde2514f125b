using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Configuration;

namespace ChatSla.Check;

/// <summary>chatsla check: tries for real whatever the bot will do, and says what is wrong and which command mends it.</summary>
public static class CheckCommand
{
    private static readonly Option<string[]> Mailbox = Words.Option("--mailbox", "Only this mailbox and its channels.");

    private static readonly Option<bool> Send = new("--send") { Description = "Sends one mail from each mailbox to itself and removes it; sending cannot be proven otherwise." };

    private static readonly Option<bool> NoPosts = new("--no-posts") { Description = "Posts nothing in Teams; only who is in the team is read." };

    /// <param name="machine">The machine's own clock.</param>
    public static Command Create(TimeProvider machine)
    {
        var command = new Command("check", "Tries the settings, the credential, each mailbox and each channel, and says what is wrong and which command mends it. The bot may be running.")
        {
            Mailbox, Send, NoPosts,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => RunAsync(parsed, machine, stopping));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider machine, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            if (Offline.Unknown(parsed) is { } unknown) throw new OrderException(unknown);

            var configuration = Offline.Configuration(parsed.UnmatchedTokens);
            var read = PartialSettings.Read(configuration);
            var order = new CheckOrder(MailboxOf(parsed, read), parsed.GetValue(Send), !parsed.GetValue(NoPosts));
            return await new SetupCheck(configuration, read, order, machine, new CheckReport(output)).RunAsync(stopping);
        }
        catch (Exception fault) when (fault is OrderException or InvalidDataException)
        {
            await error.WriteLineAsync(fault.InnerException is { } cause ? $"{fault.Message} {cause.Message}" : fault.Message);
            return 2;
        }
    }

    private static string? MailboxOf(ParseResult parsed, PartialSettings read)
    {
        if (Words.Given(parsed, Mailbox) is not { } given) return null;

        var address = Words.One("--mailbox", "the address of a watched mailbox", given);
        return read.Agreed.Mailboxes.Find(address)?.Address
            ?? throw new OrderException($"--mailbox: {address} is not watched; watched are {string.Join(", ", read.Agreed.Mailboxes.Addresses)}.");
    }
}
