using System.CommandLine;
using ChatSla.CommandLine;
using ChatSla.Core.Promises;
using ChatSla.Core.Queries;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;

namespace ChatSla.Why;

/// <summary>chatsla why: replays a query from its journal and prints where a promise's time went.</summary>
public static class WhyCommand
{
    private const int EveryRow = int.MaxValue;

    // All words are read here and not by the parser, so that each mistake is answered by our own sentence.
    private static readonly Argument<string[]> Words = new("query") { Description = "The query's number: Q-1042, 1042 or #1042.", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string[]> At = new("--at") { Description = "As of then, in the time of the query's calendar: \"2026-11-22 15:00\".", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<bool> All = new("--all") { Description = "Every promise of the query, not only the one its card shows." };

    public static Command Create()
    {
        var command = new Command("why", "Says why a query has its colour: every stretch of time, counted or not, the rule, the pauses and the versions.") { Words, At, All };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stopping)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var asked = WhyAsked.Read([.. parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != "why").Skip(1)]);
            return await Offline.RunAsync(asked.Settings, error, offline => TellAsync(offline, asked, output, error, stopping), stopping);
        }
        catch (FormatException fault)
        {
            await error.WriteLineAsync(fault.Message);
            return 2;
        }
    }

    private static async Task<int> TellAsync(Offline offline, WhyAsked asked, TextWriter output, TextWriter error, CancellationToken stopping)
    {
        if (await offline.Journal.FindByNumberAsync(asked.Number, stopping) is not { } stored)
        {
            await error.WriteLineAsync($"There is no query Q-{asked.Number} in {offline.Settings.Storage.Name}.");
            return 2;
        }

        if (offline.Settings.Mailboxes.Find(stored.Mailbox) is not { } mailbox)
        {
            await error.WriteLineAsync($"Q-{asked.Number} belongs to {stored.Mailbox}, which is no longer in the configuration, so its agreement is not known.");
            return 2;
        }

        var policies = await offline.Database.ReadAsync(session => offline.Policies.OfAsync(session, stored), stopping);
        var now = asked.At is { } at ? at.InZoneLeniently(mailbox.Zone).ToInstant() : offline.Clock.Now;
        if (stored.AsOf(now) is not { } query)
        {
            await error.WriteLineAsync($"Q-{asked.Number} was not open yet then; its first mail was received {new LedgerDates(mailbox.Zone, now).At(stored.OpenedAt)}.");
            return 2;
        }

        query.Turn(now, policies);
        await output.WriteAsync(Text(query, asked, policies, now, mailbox.Zone));
        return 0;
    }

    private static string Text(Query query, WhyAsked asked, IPolicies policies, Instant now, DateTimeZone zone)
    {
        if (query.Merging is not null || WhyView.PromiseOf(query, now) is not { } shown) return $"{WhyView.Nothing(query)}{Environment.NewLine}";

        var asOf = asked.At is null ? null : $"As of {new LedgerDates(zone, now).At(now)}.";
        var promises = asked.IsAll ? query.Promises : [shown];
        return string.Join(Environment.NewLine + Environment.NewLine, promises.Select((promise, at) => WhyPrint.Text(WhyView.Of(query, promise, policies, LedgerDates.ToSecond(now), EveryRow), asOf, isLast: at == promises.Count - 1)));
    }
}
