using System.CommandLine;
using ChatSla.CommandLine;

namespace ChatSla.Repromises;

/// <summary>chatsla repromise: what the agreements of now make of open queries; a preview, unless it is to be applied.</summary>
public static class RepromiseCommand
{
    private static readonly Option<string> Mailbox = new("--mailbox") { Description = "Only the queries of this mailbox." };

    private static readonly Option<string> Query = new("--query") { Description = "Only this one, as Q-7." };

    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it stands in the history of every query that moves." };

    private static readonly Option<bool> Apply = new("--apply") { Description = "Does it. Left out: only shows what would move." };

    private static readonly Option<string> Due = new("--due") { Description = "A deadline set by hand for --query, as \"2026-12-01 12:00\" in the mailbox's zone." };

    private static readonly Option<string> By = new("--by") { Description = "The name of the person who does it; needed with --due." };

    public static Command Create()
    {
        var command = new Command("repromise", "Shows what the promises and calendars of now would change about open queries, and applies it on demand.")
        {
            Mailbox, Query, Reason, Apply, Due, By,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => Ordered.RunAsync(parsed, () => RunAsync(parsed, stopping)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var order = RepromiseOrder.Read(
            parsed.GetValue(Mailbox), parsed.GetValue(Query), parsed.GetValue(Reason), parsed.GetValue(Apply), parsed.GetValue(Due), parsed.GetValue(By));
        return await Offline.RunAsync(parsed, offline => new Repromise(offline, output, error).RunAsync(order, stopping), stopping);
    }
}
