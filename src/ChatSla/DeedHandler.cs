using System.Diagnostics;
using ChatSla.Actions;
using ChatSla.Commands;
using ChatSla.Core.Queries;
using ChatSla.Storage;
using ChatSla.Teams;
using ChatSla.Time;
using NodaTime;
using Activity = ChatSla.Teams.Activity;

namespace ChatSla;

/// <summary>What somebody does to a query in words; the outcome is said where it was asked.</summary>
public sealed class DeedHandler(QueryActs acts, MergeQueries merges, ActRights rights, QueryJournal journal, ITeamsMessenger messenger, TimeProvider clock)
{
    public async Task RunAsync(Activity activity, Command.Deed deed, CancellationToken cancellation) =>
        await messenger.SendAsync(activity.ConversationId, Messages.Plain(await SentenceAsync(activity, deed, cancellation)), cancellation);

    private async Task<string> SentenceAsync(Activity activity, Command.Deed deed, CancellationToken cancellation)
    {
        var (query, refusal) = await FindAsync(activity, deed.Number, deed.Verb, cancellation);
        if (query is null) return refusal!;

        var (other, refused) = deed.Other is { } number ? await FindAsync(activity, number, deed.Verb, cancellation) : (null, null);
        if (refused is not null) return refused;

        var by = activity.By!;
        var outcome = deed.Verb switch
        {
            "merge" => await merges.MergeAsync(query.Id, other!.Id, by, cancellation),
            "unmerge" => await merges.UnmergeAsync(query.Id, by, cancellation),
            "split" => await merges.SplitAsync(query.Id, by, cancellation),
            "call" => await acts.LogCallAsync(query.Id, by, deed.Note, cancellation),
            _ => throw new UnreachableException(deed.Verb),
        };
        return outcome is null ? DoneText(deed) : await rights.WordsAsync(outcome, query.Id, cancellation);
    }

    /// <summary>The query, if the person may act on it; else the sentence that says why not.</summary>
    private async Task<(Query? Query, string? Refusal)> FindAsync(Activity activity, int number, string deed, CancellationToken cancellation)
    {
        if (await journal.FindByNumberAsync(number, cancellation) is not { } query)
            return (null, RefusalText.For(new Refusal.UnknownQuery($"Q-{number}"), clock.Now, DateTimeZone.Utc));

        var (_, refusal) = await rights.OfAsync(activity, query.Id, deed, cancellation);
        return refusal is null ? (query, null) : (null, await rights.WordsAsync(refusal, query.Id, cancellation));
    }

    private static string DoneText(Command.Deed deed) => deed.Verb switch
    {
        "merge" => $"Q-{deed.Number} goes on in Q-{deed.Other}. \"unmerge Q-{deed.Number}\" takes it back.",
        "unmerge" => $"Q-{deed.Number} is a query of its own again.",
        "split" => $"The customer's last mail of Q-{deed.Number} is a query of its own now.",
        _ => $"Q-{deed.Number}: the call is noted as the answer.",
    };
}
