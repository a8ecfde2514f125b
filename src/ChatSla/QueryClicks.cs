using System.Text.Json.Nodes;
using ChatSla.Actions;
using ChatSla.Core.Queries;
using ChatSla.Languages;
using ChatSla.Teams;

namespace ChatSla;

/// <summary>What each button does by its verb, once however often the click is delivered.</summary>
public sealed class QueryClicks(QueryActs acts, MergeQueries merges, ActRights rights)
{
    /// <param name="data">The button's.</param>
    /// <returns>Why not, or null when it is done, now or before.</returns>
    public async Task<Refusal?> RunAsync(string verb, Guid id, Activity activity, JsonObject? data, CancellationToken cancellation)
    {
        var click = ClickOf(verb, activity, data);
        if (verb is "release") return await ReleaseAsync(acts.For(click), id, activity, cancellation);

        var (by, refusal) = await rights.OfAsync(activity, id, verb, cancellation);
        if (refusal is not null) return refusal;
        if (verb is "refresh") return null;

        var (deeds, mergings) = (acts.For(click), merges.For(click));
        return verb switch
        {
            "claim" => await deeds.ClaimAsync(id, by!, cancellation),
            "reopen" => await deeds.ReopenAsync(id, by!, cancellation),
            "resolve" => await deeds.ResolveAsync(id, by!, cancellation),
            "resume" => await deeds.ResumeAsync(id, by!, cancellation),
            "want-answer" => await deeds.WantAnswerAsync(id, by!, cancellation),
            "take-back" => await deeds.TakeAnswerBackAsync(id, by!, cancellation),
            "no-complaint" => await deeds.UnmarkComplaintAsync(id, by!, cancellation),
            "merge-suggested" => await mergings.MergeSuggestedAsync(id, by!, cancellation),
            "not-the-same" => await mergings.DismissAsync(id, by!, cancellation),
            "unmerge" => await mergings.UnmergeAsync(id, by!, cancellation),
            _ => new Refusal.UnknownAction(verb),
        };
    }

    private async Task<Refusal?> ReleaseAsync(QueryActs deeds, Guid id, Activity activity, CancellationToken cancellation)
    {
        var (by, refusal, mayOverrule) = await rights.OfReleaseAsync(activity, id, cancellation);
        return refusal ?? await deeds.ReleaseAsync(id, by!, mayOverrule, cancellation);
    }

    /// <summary>What was done, in words, where no card shows it.</summary>
    public static string DoneText(string verb, int number) => (verb switch
    {
        "claim" => ClickStrings.Claimed,
        "release" => ClickStrings.Released,
        "reopen" => ClickStrings.Reopened,
        "resolve" => ClickStrings.Resolved,
        "resume" => ClickStrings.Resumed,
        "want-answer" => ClickStrings.AnswerWanted,
        "take-back" => ClickStrings.TakenBack,
        "no-complaint" => ClickStrings.NoComplaint,
        "unmerge" => ClickStrings.Unmerged,
        _ => ClickStrings.Done,
    }).With(number);

    /// <summary>
    /// The same button of the same dialog, or of a card as it was then, pressed by the same person is the same click; a card of an earlier version
    /// has only the activity to know it by.
    /// </summary>
    private static string? ClickOf(string verb, Activity activity, JsonObject? data) => data switch
    {
        { } dialog when dialog["key"] is { } key => $"{verb}:{key}",
        { } card when card["v"] is { } version => $"{verb}:{version}:{activity.FromObjectId}",
        _ => activity.Id,
    };
}
