using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Rights;
using ChatSla.Teams;
using NodaTime;
using NodaTime.Text;

namespace ChatSla.Decisions;

/// <summary>chatsla decisions: who was let do what to a query, and who was not.</summary>
public static class DecisionsCommand
{
    private const int Most = 1000;

    // The words are read here and not by the parser, which would take a setting for the query.
    private static readonly Argument<string[]> Words = new("query") { Description = "The query's number: Q-1042, 1042 or #1042. Left out: the last decisions of all.", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<bool> Refused = new("--refused") { Description = "Only what was refused." };

    private static readonly InstantPattern Seconds = InstantPattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss'Z'");

    public static Command Create()
    {
        var command = new Command("decisions", "Lists who was let do what, and who was not, with the role and the reason.") { Words, Refused };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        var words = parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != "decisions").Skip(1).Where(word => word != Refused.Name).ToList();
        var settings = words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();
        return Offline.RunAsync(
            settings, parsed.InvocationConfiguration.Error, offline => TellAsync(offline, [.. words.Except(settings)], parsed.GetValue(Refused), parsed.InvocationConfiguration, stopping), stopping);
    }

    private static async Task<int> TellAsync(Offline offline, IReadOnlyList<string> asked, bool onlyRefused, InvocationConfiguration console, CancellationToken stopping)
    {
        Guid? query = null;
        if (asked.Count > 0)
        {
            query = asked is [var one] && QueryNumber.In(one) is { } number ? (await offline.Journal.FindByNumberAsync(number, stopping))?.Id : null;
            if (query is null)
            {
                await console.Error.WriteLineAsync($"There is no query {string.Join(' ', asked)} in {offline.Settings.Storage.Name}.");
                return 2;
            }
        }

        var decisions = await offline.Database.ReadAsync(session => DecisionLog.ListAsync(session, query, onlyRefused, Most), stopping);
        foreach (var decision in decisions) await console.Output.WriteLineAsync(Line(decision));
        if (decisions.Count == 0) await console.Output.WriteLineAsync("Nothing was decided.");
        return 0;
    }

    private static string Line(Decision decision) =>
        $"{Seconds.Format(decision.At)}  {(decision.IsAllowed ? "allowed" : "REFUSED")}  {decision.Deed} (needs {decision.Needed})  {decision.PersonName} {decision.PersonId}: {decision.Because}";
}
