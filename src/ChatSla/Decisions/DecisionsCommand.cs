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

    private static readonly Argument<string?> Number = new("query") { Description = "The query's number: Q-1042, 1042 or #1042. Left out: the last decisions of all.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> Refused = new("--refused") { Description = "Only what was refused." };

    private static readonly InstantPattern Seconds = InstantPattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss'Z'");

    public static Command Create()
    {
        var command = new Command("decisions", "Lists who was let do what, and who was not, with the role and the reason.") { Number, Refused };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, stopping) => Offline.RunAsync(parsed, offline => TellAsync(offline, parsed, stopping), stopping));
        return command;
    }

    private static async Task<int> TellAsync(Offline offline, ParseResult parsed, CancellationToken stopping)
    {
        var (asked, output) = (parsed.GetValue(Number), parsed.InvocationConfiguration.Output);
        Guid? query = null;
        if (asked is not null)
        {
            query = QueryNumber.In(asked) is { } number ? (await offline.Journal.FindByNumberAsync(number, stopping))?.Id : null;
            if (query is null)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no query {asked} in {offline.Settings.Storage.File}.");
                return 2;
            }
        }

        var decisions = await offline.Database.ReadAsync(session => DecisionLog.ListAsync(session, query, parsed.GetValue(Refused), Most), stopping);
        foreach (var decision in decisions) await output.WriteLineAsync(Line(decision));
        if (decisions.Count == 0) await output.WriteLineAsync("Nothing was decided.");
        return 0;
    }

    private static string Line(Decision decision) =>
        $"{Seconds.Format(decision.At)}  {(decision.IsAllowed ? "allowed" : "REFUSED")}  {decision.Deed} (needs {decision.Needed})  {decision.PersonName} {decision.PersonId}: {decision.Because}";
}
